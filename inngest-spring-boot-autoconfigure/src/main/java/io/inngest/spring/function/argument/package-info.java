/**
 * What a handler's parameters get: one strategy for each kind of parameter.
 */
@NullMarked
package io.inngest.spring.function.argument;

import org.jspecify.annotations.NullMarked;

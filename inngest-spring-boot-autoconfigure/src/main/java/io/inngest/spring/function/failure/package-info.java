/**
 * Turns methods that handle failures and cancellations into functions of their own.
 */
@NullMarked
package io.inngest.spring.function.failure;

import org.jspecify.annotations.NullMarked;

/**
 * What can be done to runs from outside.
 */
@NullMarked
package io.inngest.spring.engine.control;

import org.jspecify.annotations.NullMarked;

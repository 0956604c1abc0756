/**
 * Situation: a run waits for others, and calls another function.
 */
@NullMarked
package io.inngest.spring.sample.orders;

import org.jspecify.annotations.NullMarked;

/**
 * Situation: what was booked is cancelled when the rest cannot be had.
 */
@NullMarked
package io.inngest.spring.sample.trips;

import org.jspecify.annotations.NullMarked;

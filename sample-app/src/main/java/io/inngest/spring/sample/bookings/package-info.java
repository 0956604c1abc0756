/**
 * Situation: a run is cancelled while it sleeps, and cleans up.
 */
@NullMarked
package io.inngest.spring.sample.bookings;

import org.jspecify.annotations.NullMarked;

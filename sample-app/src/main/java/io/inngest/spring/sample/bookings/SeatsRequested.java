package io.inngest.spring.sample.bookings;

import java.time.Duration;

import io.inngest.spring.annotation.InngestEvent;

/**
 * Somebody wants seats, and some time to pay for them.
 *
 * @param bookingId the booking's id
 * @param seats how many
 * @param holdFor how long to keep the seats
 */
@InngestEvent("booking/seats.requested")
public record SeatsRequested(String bookingId, int seats, Duration holdFor) {

}

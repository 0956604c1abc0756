package io.inngest.spring.sample.bookings;

/**
 * Seats were not paid for in time.
 *
 * @param bookingId the booking's id
 */
record HoldExpired(String bookingId) {

	/** The event's name. */
	static final String NAME = "booking/hold.expired";

}

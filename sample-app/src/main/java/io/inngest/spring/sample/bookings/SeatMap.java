package io.inngest.spring.sample.bookings;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * The theatre's own booking system.
 */
@Component
class SeatMap {

	private final OutsideWorld world;

	SeatMap(OutsideWorld world) {
		this.world = world;
	}

	void reserve(String bookingId, int seats) {
		this.world.call("seat-map", bookingId, "reserve %d seats".formatted(seats));
	}

	void release(String bookingId) {
		this.world.call("seat-map", bookingId, "release");
	}

}

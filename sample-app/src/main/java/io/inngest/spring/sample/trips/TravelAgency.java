package io.inngest.spring.sample.trips;

import io.inngest.spring.sample.outside.OutsideWorld;

import org.springframework.stereotype.Component;

/**
 * Books with airlines, hotels and car rentals, and writes to customers.
 */
@Component
class TravelAgency {

	private final OutsideWorld world;

	TravelAgency(OutsideWorld world) {
		this.world = world;
	}

	String book(String what, TripRequested trip) {
		this.world.call(what, trip.tripId(), "book for " + trip.city());
		return "%s-%s".formatted(what, trip.tripId());
	}

	void cancel(String what, TripRequested trip, String booking) {
		this.world.call(what + "-cancellation", trip.tripId(), "cancel " + booking);
	}

	void write(TripRequested trip, String text) {
		this.world.call("mail", trip.tripId(), text);
	}

}

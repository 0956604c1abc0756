package io.inngest.spring.sample.trips;

import io.inngest.spring.FailureEvent;
import io.inngest.spring.Saga;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;

/**
 * Books a flight, a hotel and a car: all of them or, in the end, none. Each booking says
 * how it is cancelled. When a later one fails for good, or the run is cancelled, those
 * that were made are cancelled, the last one first.
 */
@InngestFunction(id = "book-trip", event = "travel/trip.requested", retries = 2)
class BookTrip {

	private final TravelAgency agency;

	BookTrip(TravelAgency agency) {
		this.agency = agency;
	}

	Trip run(TripRequested trip, Step step) {
		return step.saga((saga) -> book(trip, saga));
	}

	private Trip book(TripRequested trip, Saga saga) {
		String flight = saga.run("book-flight", () -> this.agency.book("flight", trip))
			.rollback("cancel-flight", (booking) -> this.agency.cancel("flight", trip, booking));
		String hotel = saga.run("book-hotel", () -> this.agency.book("hotel", trip))
			.rollback("cancel-hotel", (booking) -> this.agency.cancel("hotel", trip, booking));
		saga.step().sleep("cool-off", trip.coolingOff());
		String car = saga.run("rent-car", () -> this.agency.book("car", trip)).value();
		return new Trip(flight, hotel, car);
	}

	@OnFailure
	void tellCustomer(FailureEvent<TripRequested> failure, Step step) {
		TripRequested trip = failure.event().data();
		String text = "No trip to %s: %s".formatted(trip.city(), failure.error().message());
		step.run("tell-customer", () -> this.agency.write(trip, text));
	}

}

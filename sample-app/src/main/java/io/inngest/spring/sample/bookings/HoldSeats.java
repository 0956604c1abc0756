package io.inngest.spring.sample.bookings;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;

/**
 * Holds seats until they are paid for or the time is up. The wait holds no thread and
 * outlives a restart. A cancelled run is never called again, so what it left behind is
 * cleaned up by a handler, in a run of its own.
 */
@InngestFunction(id = "hold-seats", event = "booking/seats.requested")
class HoldSeats {

	private final SeatMap seatMap;

	HoldSeats(SeatMap seatMap) {
		this.seatMap = seatMap;
	}

	void run(SeatsRequested request, Step step) {
		String bookingId = request.bookingId();
		step.run("reserve-seats", () -> this.seatMap.reserve(bookingId, request.seats()));
		step.sleep("wait-for-payment", request.holdFor());
		step.run("release-seats", () -> this.seatMap.release(bookingId));
		step.sendEvent("announce-expiry", Event.of(HoldExpired.NAME, new HoldExpired(bookingId)));
	}

	@OnCancelled
	void cleanUp(CancelledEvent<SeatsRequested> cancelled, Step step) {
		String bookingId = cancelled.event().data().bookingId();
		step.run("release-seats", () -> this.seatMap.release(bookingId));
	}

}

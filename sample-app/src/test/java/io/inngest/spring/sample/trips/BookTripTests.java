package io.inngest.spring.sample.trips;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.sample.SituationTest;
import io.inngest.spring.sample.outside.OutsideCall;
import io.inngest.spring.sample.outside.OutsideCalls;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hotel and flight are cancelled again.
 */
@SituationTest
class BookTripTests {

	@Autowired
	private InngestTester inngest;

	@Autowired
	private OutsideCalls calls;

	@Test
	void hotelAndFlightAreCancelledWhenThereIsNoCar() {
		this.inngest.failStep("book-trip", "rent-car", 3, new IllegalStateException("no car"));
		this.inngest.failStep("book-trip", "cancel-hotel", 1, new IllegalStateException("busy"));
		assertThat(this.inngest.run("book-trip", new TripRequested("t1", "Lisbon", Duration.ofDays(14))))
			.failedWith(IllegalStateException.class, "no car")
			.slept(Duration.ofDays(14))
			.hasStepAttempts("cancel-hotel", 2)
			.rolledBack("cancel-hotel", "cancel-flight")
			.failureHandler()
			.completed();
	}

	@Test
	void nothingIsBookedOrCancelledTwice() {
		this.inngest.failStep("book-trip", "rent-car", 3, new IllegalStateException("no car"));
		List.of("book-flight", "book-hotel", "cancel-hotel", "cancel-flight")
			.forEach((step) -> this.inngest.crashAfter("book-trip", step));
		assertThat(this.inngest.run("book-trip", new TripRequested("t2", "Lisbon", Duration.ofDays(14)))).failed();
		assertThat(this.calls.about("t2")).extracting(OutsideCall::service)
			.containsExactly("flight", "hotel", "hotel-cancellation", "flight-cancellation", "mail");
	}

	@Test
	void tripTakesTheSameWayFromEachPointAgain() {
		this.inngest.failStep("book-trip", "rent-car", 3, new IllegalStateException("no car"));
		this.inngest.run("book-trip", new TripRequested("t3", "Lisbon", Duration.ofDays(14)));
		this.inngest.assertDeterministic();
	}

	@Test
	void tripThatIsCancelledIsTakenBackWhereTheEngineCan() {
		this.inngest.send(new TripRequested("t4", "Lisbon", Duration.ofDays(14)));
		this.inngest.advance(Duration.ofDays(3));
		this.inngest.cancel(this.inngest.runOf("book-trip").runId());
		this.inngest.runToEnd();
		String[] rollbacks = (this.inngest.engine() == TestEngine.EMBEDDED)
				? new String[] { "cancel-hotel", "cancel-flight" } : new String[0];
		assertThat(this.inngest.runOf("book-trip")).cancelled().rolledBack(rollbacks);
		this.inngest.assertDeterministic();
	}

}

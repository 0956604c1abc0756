package io.inngest.spring.sample.trips;

import java.time.Duration;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * A function without the rest of the application: what it calls is a mock.
 */
@InngestTest(BookTrip.class)
class BookTripAloneTests {

	@Autowired
	private InngestTester inngest;

	@MockitoBean
	private TravelAgency agency;

	@Test
	void hotelAndFlightAreCancelledWhenThereIsNoCar() {
		TripRequested trip = new TripRequested("t1", "Lisbon", Duration.ofDays(14));
		given(this.agency.book("hotel", trip)).willReturn("hotel-1");
		given(this.agency.book("car", trip)).willThrow(new IllegalStateException("no car"));
		assertThat(this.inngest.run("book-trip", trip)).failedWith(IllegalStateException.class, "no car")
			.slept(Duration.ofDays(14))
			.rolledBack("cancel-hotel", "cancel-flight")
			.failureHandler()
			.completed();
		then(this.agency).should().cancel(eq("hotel"), any(), eq("hotel-1"));
	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Saga;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SagaTests {

	@ParameterizedTest
	@EnumSource
	void rollsBackInReverseOrderBeforeTheRunFails(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.send("trip/requested", Map.of("car", "sold out"));
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("book-trip");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(run.error().message()).isEqualTo("sold out");
			assertThat(run.error().stepId()).isEqualTo("car");
			assertThat(app.bean(Trips.class).calls).containsExactly("flight", "hotel", "car", "cancel hotel",
					"cancel flight", "failed: sold out");
			assertThat(run.steps()).extracting("id")
				.containsExactly("flight", "hotel", "car", "saga:failed", "cancel-hotel", "cancel-flight");
			assertThat(run.steps()).filteredOn((step) -> step.id().startsWith("cancel-"))
				.extracting("op")
				.containsOnly("step.rollback");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRollbackIsTriedAgainAndStopsNoOther(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.bean(Trips.class).hotelIsDown = true;
			app.send("trip/requested", Map.of("car", "sold out"));
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("book-trip").error().message()).isEqualTo("sold out");
			assertThat(app.bean(Trips.class).calls).containsExactly("flight", "hotel", "car", "cancel hotel",
					"cancel hotel", "cancel hotel", "cancel flight", "failed: sold out");
		}
	}

	@ParameterizedTest
	@EnumSource
	void rollsBackWhatIsOpenWhenTheRunIsCancelled(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.send("trip/requested", Map.of("car", "wait"));
			app.driver().runUntilIdle();
			RunView sleeping = app.onlyRunOf("book-trip");
			assertThat(sleeping.status()).isEqualTo(RunView.Status.SLEEPING);
			app.inngest().cancel(sleeping.runId());
			app.inngest().cancel(sleeping.runId());
			RunView cancelling = app.onlyRunOf("book-trip");
			assertThat(cancelling.status()).isEqualTo(RunView.Status.CANCELLING);
			assertThat(cancelling.reason()).isEqualTo("api");
			assertThat(app.queries().latestEvents("inngest/function.cancelled", 10)).isEmpty();
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("book-trip");
			assertThat(run.status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(run.reason()).isEqualTo("api");
			assertThat(app.bean(Trips.class).calls).containsExactly("flight", "hotel", "cancel hotel", "cancel flight",
					"cancelled: api");
			assertThat(app.queries().latestEvents("inngest/function.cancelled", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRollbackOfACancelledRunIsTriedAgain(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.bean(Trips.class).hotelIsDown = true;
			app.send("trip/requested", Map.of("car", "wait"));
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("book-trip").runId());
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("book-trip").status()).isEqualTo(RunView.Status.CANCELLING);
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("book-trip").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.bean(Trips.class).calls).containsExactly("flight", "hotel", "cancel hotel", "cancel hotel",
					"cancel hotel", "cancel flight", "cancelled: api");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsRolledBackAfterTheSaga(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.send("trip/requested", Map.of("car", "free"));
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("book-trip").runId());
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("book-trip").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.bean(Trips.class).calls).containsExactly("flight", "hotel", "car", "cancelled: api");
		}
	}

	@ParameterizedTest
	@EnumSource
	void rollsBackTheSagasOfAllBranchesOfACancelledRun(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Trips.class)) {
			app.send("group/requested");
			app.driver().runUntilIdle();
			app.inngest().cancel(app.onlyRunOf("book-group").runId());
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("book-group").status()).isEqualTo(RunView.Status.CANCELLED);
			assertThat(app.bean(Trips.class).calls).containsExactlyInAnyOrder("seat a", "seat b", "free b", "free a");
		}
	}

	static class Trips {

		final List<String> calls = new ArrayList<>();

		boolean hotelIsDown;

		@InngestFunction(id = "book-trip", event = "trip/requested", retries = 2)
		String book(Map<String, Object> trip, Step step) {
			String car = (String) trip.get("car");
			step.saga((saga) -> {
				saga.run("flight", () -> this.calls.add("flight"))
					.rollback("cancel-flight", (booked) -> this.calls.add("cancel flight"));
				saga.run("hotel", () -> this.calls.add("hotel")).rollback("cancel-hotel", (booked) -> cancelHotel());
				bookCar(car, saga);
				return null;
			});
			step.sleep("until-departure", Duration.ofDays(30));
			return "booked";
		}

		private void bookCar(String car, Saga saga) {
			if (car.equals("wait")) {
				saga.step().sleep("wait-for-car", Duration.ofDays(1));
			}
			saga.run("car", () -> {
				this.calls.add("car");
				if (car.equals("sold out")) {
					throw new NonRetriableError("sold out");
				}
			});
		}

		private void cancelHotel() {
			this.calls.add("cancel hotel");
			if (this.hotelIsDown) {
				throw new IllegalStateException("The hotel does not answer");
			}
		}

		@OnFailure(functions = "book-trip")
		void failed(FailureEvent<Map<String, Object>> failure) {
			this.calls.add("failed: " + failure.error().message());
		}

		@OnCancelled(functions = "book-trip")
		void cancelled(CancelledEvent<Map<String, Object>> cancelled) {
			this.calls.add("cancelled: " + cancelled.reason());
		}

		@InngestFunction(id = "book-group", event = "group/requested")
		void group(Step step) {
			step.parallel(() -> seat("a", step), () -> seat("b", step));
		}

		private Object seat(String name, Step step) {
			return step.saga("saga-" + name, (saga) -> {
				saga.run("seat-" + name, () -> {
					synchronized (this.calls) {
						return this.calls.add("seat " + name);
					}
				}).rollback("free-" + name, (seat) -> {
					synchronized (this.calls) {
						this.calls.add("free " + name);
					}
				});
				saga.step().sleep("hold-" + name, Duration.ofDays(1));
				return null;
			});
		}

	}

}

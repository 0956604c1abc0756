package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	@ParameterizedTest
	@CsvSource({ "PT2H, PT2H", "PT1.5S, PT1.5S", "PT0S, PT1S", "PT-5M, PT1S", "PT24H, PT24H", "P3D, PT24H",
			"P100000000D, PT24H" })
	void waitsForTheGivenTimeWithinLimits(Duration wanted, Duration expected) {
		for (TestDatabases database : TestDatabases.values()) {
			try (EngineFixture app = EngineFixture.on(database, RetryAfter.class)) {
				app.send("shop/step", Map.of("after", wanted.toString()));
				app.send("shop/body", Map.of("after", wanted.toString()));
				app.driver().runUntilIdle();
				assertThat(app.onlyRunOf("after-in-step").dueAt()).isEqualTo(EngineFixture.START.plus(expected));
				assertThat(app.onlyRunOf("after-in-body").dueAt()).isEqualTo(EngineFixture.START.plus(expected));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void waitsUntilTheGivenInstant(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, RetryAfter.class)) {
			Instant time = EngineFixture.START.plusSeconds(7);
			app.send("shop/instant", Map.of("at", time.toString()));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("at-instant").dueAt()).isEqualTo(time);
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsForGoodOnTheLastAttempt(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, RetryAfter.class)) {
			app.send("shop/step", Map.of("after", "PT1H"));
			app.driver().runUntilIdle();
			app.advance(Duration.ofHours(1));
			RunView run = app.onlyRunOf("after-in-step");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(run.error().name()).isEqualTo("RetryAfterError");
		}
	}

	static class RetryAfter {

		@InngestFunction(id = "after-in-step", event = "shop/step", retries = 1)
		void step(Event<Map<String, String>> event, Step step) {
			step.run("s", () -> {
				throw new RetryAfterError(Duration.parse(event.data().get("after")));
			});
		}

		@InngestFunction(id = "after-in-body", event = "shop/body", retries = 1)
		void body(Event<Map<String, String>> event) {
			throw new RetryAfterError("later", Duration.parse(event.data().get("after")));
		}

		@InngestFunction(id = "at-instant", event = "shop/instant", retries = 1)
		void instant(Event<Map<String, String>> event) {
			throw new RetryAfterError(Instant.parse(event.data().get("at")));
		}

	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@ParameterizedTest
	@EnumSource
	void waitsAsLongAsTheFunctionSays(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, OwnBackoff.class)) {
			app.send("shop/go");
			assertThat(dueTimes(app, "own-backoff")).containsExactly(at("10s"), at("30s"), at("50s"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void waitsAsLongAsTheApplicationSays(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, DefaultRetries.class)) {
			app.send("shop/go");
			assertThat(dueTimes(app, "default-retries")).containsExactly(at("1m"), at("6m"), at("11m"), at("16m"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void waitsAsAServerDoesByDefault(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, DefaultRetries.class).serverBackoff().start()) {
			app.send("shop/go");
			List<Instant> due = dueTimes(app, "default-retries");
			assertThat(due).hasSize(4);
			assertThat(due.get(0)).isBetween(at("15s"), at("45s"));
			assertThat(Duration.between(due.get(0), due.get(1))).isBetween(Duration.ofSeconds(30),
					Duration.ofSeconds(60));
			assertThat(Duration.between(due.get(2), due.get(3))).isBetween(Duration.ofMinutes(2),
					Duration.ofSeconds(150));
		}
	}

	private static List<Instant> dueTimes(EngineFixture app, String functionId) {
		List<Instant> due = new ArrayList<>();
		app.driver().runUntilIdle();
		RunView run = app.onlyRunOf(functionId);
		while (!run.status().isEnded()) {
			due.add(run.dueAt());
			app.driver().advanceToNextWake();
			run = app.onlyRunOf(functionId);
		}
		return due;
	}

	private static Instant at(String afterStart) {
		return EngineFixture.START.plus(Duration.parse("PT" + afterStart));
	}

	@InngestFunction(id = "default-retries", event = "shop/go")
	static class DefaultRetries {

		void run() {
			throw new IllegalStateException("busy");
		}

	}

	@InngestFunction(id = "own-backoff", event = "shop/go", retries = 3)
	@Backoff(delays = { "10s", "PT20S" })
	static class OwnBackoff {

		void run(Step step) {
			step.run("call", () -> {
				throw new IllegalStateException("busy");
			});
		}

	}

}

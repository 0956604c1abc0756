package io.inngest.spring.test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.inngest.spring.RunContext;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.function.BackoffPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ServerBackoffTests {

	/** Says the greatest number below the bound, each time. */
	private static final RandomGenerator GREATEST = new Random() {

		@Override
		public long nextLong(long bound) {
			return bound - 1;
		}

	};

	/** Says zero, each time. */
	private static final RandomGenerator LEAST = new Random() {

		@Override
		public long nextLong(long bound) {
			return 0;
		}

	};

	static Stream<JsonNode> delays() {
		return ServerVectors.cases("backoff.json", "backoff");
	}

	static Stream<JsonNode> attemptsLeft() {
		// A function is tried once at least, and a run's attempts never exceed their
		// number.
		return ServerVectors.cases("backoff.json", "attemptsLeft")
			.filter((vector) -> vector.get("attempt").asInt() < vector.get("maxAttempts").asInt());
	}

	@ParameterizedTest
	@MethodSource("delays")
	void delaysAreTheServers(JsonNode vector) {
		int attempt = vector.get("attempt").asInt();
		assertThat(BackoffPolicy.SERVER.delay(attempt, LEAST)).hasMillis(vector.get("minMs").asLong());
		assertThat(BackoffPolicy.SERVER.delay(attempt, GREATEST)).hasMillis(vector.get("maxMs").asLong());
	}

	@ParameterizedTest
	@MethodSource("attemptsLeft")
	void triesAgainWhileTheServerWould(JsonNode vector) {
		int attempt = vector.get("attempt").asInt();
		int retries = vector.get("maxAttempts").asInt() - 1;
		try (EngineFixture app = EngineFixture.builder(TestDatabases.H2, Fails.class)
			.property("inngest.functions.fails.retries=" + retries)
			.start()) {
			app.send("shop/go", Map.of());
			app.driver().runUntilIdle();
			for (int i = 0; i < attempt; i++) {
				app.driver().advanceToNextWake();
			}
			List<RunView> runs = app.runsOf("fails");
			assertThat(app.bean(Fails.class).lastAttempt).isEqualTo(attempt);
			assertThat(runs).extracting(RunView::status)
				.containsExactly(vector.get("retry").asBoolean() ? RunView.Status.RETRYING : RunView.Status.FAILED);
		}
	}

	@InngestFunction(id = "fails", event = "shop/go")
	static class Fails {

		int lastAttempt = -1;

		void run(RunContext context) {
			this.lastAttempt = context.attempt();
			throw new IllegalStateException("busy");
		}

	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.control.RunRetention;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

	@ParameterizedTest
	@EnumSource
	void deletesWhatEndedLongAgoAndKeepsTheRest(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Sleeper.class)
			.property("inngest.embedded.retention=10d")
			.start()) {
			app.inngest().send(Event.of("shop/sleep", Map.of("days", 1)).withId("short"));
			String kept = app.send("shop/sleep", Map.of("days", 40));
			app.send("nobody/listens");
			app.advance(Duration.ofDays(11).minusMillis(1));
			app.bean(RunRetention.class).sweep();
			assertThat(app.runsOf("sleeper")).hasSize(2);
			assertThat(app.count("inngest_idempotency")).isZero();
			app.advance(Duration.ofMillis(2));
			app.bean(RunRetention.class).sweep();
			RunView run = app.onlyRunOf("sleeper");
			assertThat(run.event().key()).isEqualTo(kept);
			assertThat(app.count("inngest_step")).isEqualTo(run.steps().size());
			assertThat(app.queries().latestEvents(10)).extracting("key").containsExactly(kept);
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("sleeper").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void deletesMoreThanOneBatch(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Sleeper.class)) {
			app.inngest().send(Collections.nCopies(1100, Event.of("nobody/listens", Map.of())));
			app.advance(Duration.ofDays(31));
			app.bean(RunRetention.class).sweep();
			assertThat(app.count("inngest_event")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void passesOverRunsThatHaveNotEnded(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Sleeper.class)
			.property("inngest.embedded.retention=10d")
			.start()) {
			app.send("shop/sleep", Map.of("days", 40));
			app.inngest().send(Collections.nCopies(510, Event.of("shop/sleep", Map.of("days", 0))));
			app.send("shop/sleep", Map.of("days", 50));
			app.inngest().send(Collections.nCopies(10, Event.of("shop/sleep", Map.of("days", 0))));
			app.advance(Duration.ofDays(11));
			app.bean(RunRetention.class).sweep();
			assertThat(app.runsOf("sleeper")).hasSize(2)
				.extracting(RunView::status)
				.containsOnly(RunView.Status.SLEEPING);
		}
	}

	@InngestFunction(id = "sleeper", event = "shop/sleep")
	static class Sleeper {

		void run(Event<Map<String, Integer>> event, Step step) {
			step.run("a", () -> "a");
			step.sleep("sleep", Duration.ofDays(event.data().get("days")));
		}

	}

}

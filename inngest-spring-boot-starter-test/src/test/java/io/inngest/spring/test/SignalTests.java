package io.inngest.spring.test;

import java.time.Duration;
import java.util.Map;

import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Signals, and runs that wait for them.
 */
class SignalTests {

	@ParameterizedTest
	@EnumSource
	void goesToTheRunThatWaits(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Approvals.class)) {
			app.send("shop/approve", Map.of("signal", "a"));
			app.send("shop/approve", Map.of("signal", "b"));
			app.driver().runUntilIdle();
			app.inngest().sendSignal("a", Map.of("by", "boss"));
			assertThatExceptionOfType(SignalNotFoundException.class)
				.isThrownBy(() -> app.inngest().sendSignal("a", Map.of("by", "second")))
				.withMessageContaining("'a'");
			assertThat(app.inngest().sendSignalAsync("c", null)).failsWithin(Duration.ofSeconds(20))
				.withThrowableThat()
				.withCauseInstanceOf(SignalNotFoundException.class);
			assertThat(app.driver().runUntilIdle()).isEqualTo(1);
			assertThat(app.runsOf("approval")).filteredOn((run) -> run.output() != null)
				.singleElement()
				.satisfies((run) -> assertThat(run.output()).isEqualTo("\"boss\""));
			app.advance(Duration.ofDays(1));
			assertThat(app.runsOf("approval")).extracting(RunView::output)
				.containsExactlyInAnyOrder("\"boss\"", "\"nobody\"");
			assertThatExceptionOfType(SignalNotFoundException.class)
				.isThrownBy(() -> app.inngest().sendSignal("b", null));
			assertThat(app.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void hasOneRunAtATime(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Approvals.class)) {
			app.send("shop/approve", Map.of("signal", "a"));
			app.driver().runUntilIdle();
			app.send("shop/approve", Map.of("signal", "a"));
			app.driver().runUntilIdle();
			assertThat(app.runsOf("approval")).filteredOn((run) -> run.output() != null)
				.singleElement()
				.satisfies((run) -> assertThat(run.output()).isEqualTo("\"SignalConflict\""));
			app.inngest().sendSignal("a", Map.of("by", "boss"));
			app.driver().runUntilIdle();
			app.send("shop/approve", Map.of("signal", "a"));
			app.driver().runUntilIdle();
			app.inngest().sendSignal("a", Map.of("by", "next"));
			app.driver().runUntilIdle();
			assertThat(app.runsOf("approval")).extracting(RunView::output)
				.containsExactlyInAnyOrder("\"boss\"", "\"SignalConflict\"", "\"next\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void isStoredTogetherWithTheStepThatSendsIt(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Approvals.class)) {
			app.send("shop/tell", Map.of("signal", "a"));
			app.driver().runUntilIdle();
			RunView teller = app.onlyRunOf("teller");
			assertThat(teller.status()).isEqualTo(RunView.Status.RETRYING);
			assertThat(teller.error().name()).isEqualTo("SignalNotFoundException");
			app.send("shop/approve", Map.of("signal", "a"));
			app.driver().runUntilIdle();
			app.advance(Duration.ofMinutes(1));
			teller = app.onlyRunOf("teller");
			assertThat(teller.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(teller.steps()).singleElement()
				.returns("step.sendSignal", StepView::op)
				.returns(2, StepView::attempts);
			assertThat(app.onlyRunOf("approval").output()).isEqualTo("\"a step\"");
		}
	}

	record Approval(String by) {
	}

	static class Approvals {

		@InngestFunction(id = "approval", event = "shop/approve")
		String run(Map<String, String> data, Step step) {
			try {
				return step.waitForSignal("ok", data.get("signal"), Duration.ofDays(1), Approval.class)
					.map(Approval::by)
					.orElse("nobody");
			}
			catch (StepError ex) {
				return ex.name();
			}
		}

		@InngestFunction(id = "teller", event = "shop/tell")
		void tell(Map<String, String> data, Step step) {
			step.sendSignal("tell", data.get("signal"), new Approval("a step"));
		}

	}

}

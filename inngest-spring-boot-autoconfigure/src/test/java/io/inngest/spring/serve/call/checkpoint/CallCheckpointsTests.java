package io.inngest.spring.serve.call.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.execution.Journal.Verdict;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CallCheckpoints}.
 */
class CallCheckpointsTests {

	private static final Outcome COMPLETED = new Outcome.Completed("7");

	private static final Outcome FAILED = new Outcome.Failed(ErrorDetails.of(new IllegalStateException("boom")), true,
			null, 0);

	@Test
	void storesAStepAsTheServerExpectsIt() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);
		CallCheckpoints checkpoints = server.begin();

		assertThat(checkpoints.take(server.step("one"))).isEqualTo(Verdict.CONTINUE);

		JsonNode body = server.stored.get(0);
		assertThat(body.propertyNames()).containsExactly("run_id", "fn_id", "qi_id", "request_id", "generation_id",
				"request_started_at", "steps", "ts");
		assertThat(body.get("run_id").stringValue()).isEqualTo("01RUN");
		assertThat(body.get("fn_id").stringValue()).isEqualTo("7f9a");
		assertThat(body.get("qi_id").stringValue()).isEqualTo("cWk=");
		assertThat(body.get("request_id").stringValue()).isEqualTo("01REQUEST");
		assertThat(body.get("generation_id").intValue()).isEqualTo(2);
		assertThat(body.get("request_started_at").longValue()).isEqualTo(1795176000000L);
		assertThat(body.get("ts").longValue()).isEqualTo(1795176000001L);
		JsonNode step = body.get("steps").get(0);
		assertThat(step.get("id").stringValue()).isEqualTo(StepKey.of("one", 0).hash());
		assertThat(step.get("op").stringValue()).isEqualTo("StepRun");
		assertThat(step.get("data").stringValue()).isEqualTo("one");
	}

	@Test
	void endIsAnOperation() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);

		assertThat(server.begin().conclude(COMPLETED))
			.isEqualTo(new Outcome.Suspended(List.of(new StepOp.RunComplete("7")), true));
	}

	@Test
	void otherOutcomesStayAsTheyAre() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);
		CallCheckpoints checkpoints = server.begin();
		checkpoints.take(server.step("one"));

		assertThat(checkpoints.conclude(FAILED)).isSameAs(FAILED);
		assertThat(server.storedSteps()).containsExactly(List.of("one"));
	}

	@Test
	void failedStepIsReported() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);

		assertThat(server.begin().take(failed())).isEqualTo(Verdict.REPORT);
		assertThat(server.stored).isEmpty();
	}

	@Test
	void buffersAsManyStepsAsItMay() {
		TestCheckpoints server = new TestCheckpoints(settings(3, Duration.ZERO, Duration.ZERO));
		CallCheckpoints checkpoints = server.begin();
		for (String step : List.of("one", "two", "three", "four")) {
			assertThat(checkpoints.take(server.step(step))).isEqualTo(Verdict.CONTINUE);
		}

		assertThat(server.storedSteps()).containsExactly(List.of("one", "two", "three"));
	}

	@Test
	void buffersNoLongerThanItMay() {
		TestCheckpoints server = new TestCheckpoints(settings(9, Duration.ofSeconds(5), Duration.ZERO));
		CallCheckpoints checkpoints = server.begin();
		server.advance(Duration.ofMinutes(1));
		checkpoints.take(server.step("one"));
		checkpoints.take(server.step("two"));
		assertThat(server.stored).isEmpty();
		server.advance(Duration.ofSeconds(5));
		checkpoints.take(server.step("three"));

		assertThat(server.storedSteps()).containsExactly(List.of("one", "two", "three"));
	}

	@Test
	void bufferedStepsGoOutBeforeTheEndOfTheRun() {
		TestCheckpoints server = new TestCheckpoints(settings(9, Duration.ZERO, Duration.ZERO));
		CallCheckpoints checkpoints = server.begin();
		StepOp.Ran one = server.step("one");
		StepOp.Ran two = server.step("two");
		checkpoints.take(one);
		checkpoints.take(two);

		assertThat(checkpoints.conclude(COMPLETED))
			.isEqualTo(new Outcome.Suspended(List.of(one, two, new StepOp.RunComplete("7")), true));
		assertThat(server.stored).isEmpty();
	}

	@Test
	void bufferedStepsAreStoredBeforeAnythingElseIsAnswered() {
		for (Outcome outcome : List.of(FAILED, new Outcome.Suspended(List.of(failed()), true))) {
			TestCheckpoints server = new TestCheckpoints(settings(9, Duration.ZERO, Duration.ZERO));
			CallCheckpoints checkpoints = server.begin();
			checkpoints.take(server.step("one"));

			assertThat(checkpoints.conclude(outcome)).isSameAs(outcome);
			assertThat(server.storedSteps()).containsExactly(List.of("one"));
		}
	}

	@Test
	void bufferedStepsThatCannotBeStoredAreAllThatIsAnswered() {
		TestCheckpoints server = new TestCheckpoints(settings(9, Duration.ZERO, Duration.ZERO));
		CallCheckpoints checkpoints = server.begin();
		StepOp.Ran one = server.step("one");
		checkpoints.take(one);
		server.failure = new ServerRequestException("no connection", 0, false, null);

		assertThat(checkpoints.conclude(FAILED)).isEqualTo(new Outcome.Suspended(List.of(one), true));
	}

	@Test
	void bufferedStepsThatMayBeStoredAreNotAnswered() {
		TestCheckpoints server = new TestCheckpoints(settings(9, Duration.ZERO, Duration.ZERO));
		CallCheckpoints checkpoints = server.begin();
		checkpoints.take(server.step("one"));
		server.failure = new ServerRequestException("time-out", 0, true, null);

		assertThat(checkpoints.conclude(FAILED)).isEqualTo(new Outcome.Suspended(List.of(), true));
	}

	@Test
	void callThatStoppedAtAStepReportsItWhateverTheHandlerReturnsThen() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);
		CallCheckpoints checkpoints = server.begin();
		StepOp.Ran one = server.step("one");
		server.failure = new ServerRequestException("no connection", 0, false, null);

		assertThat(checkpoints.take(one)).isEqualTo(Verdict.SUSPEND);
		assertThat(checkpoints.conclude(COMPLETED)).isEqualTo(new Outcome.Suspended(List.of(one), true));
	}

	@Test
	void callThatTheServerHasGivenUpEnds() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);
		CallCheckpoints checkpoints = server.begin();
		server.failure = new ServerRequestException("stale dispatch", 409, false, null);

		assertThatExceptionOfType(StaleCallException.class).isThrownBy(() -> checkpoints.take(server.step("one")))
			.withMessageContaining("run 01RUN")
			.withMessageContaining("inngest.checkpoint.max-runtime")
			.withCause(server.failure);
	}

	@Test
	void timeIsNeverUpByDefault() {
		TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);
		CallCheckpoints checkpoints = server.begin();
		checkpoints.take(server.step("one"));
		server.advance(Duration.ofHours(3));

		assertThat(checkpoints.isTimeUp()).isFalse();
	}

	@Test
	void timeIsUpAfterTheMaximumRuntimeButOneStepMayAlwaysRun() {
		TestCheckpoints server = new TestCheckpoints(settings(1, Duration.ZERO, Duration.ofSeconds(10)));
		CallCheckpoints checkpoints = server.begin();
		server.advance(Duration.ofSeconds(11));
		assertThat(checkpoints.isTimeUp()).isFalse();
		checkpoints.take(server.step("one"));
		assertThat(checkpoints.isTimeUp()).isTrue();

		CallCheckpoints quick = server.begin();
		quick.take(server.step("one"));
		assertThat(quick.isTimeUp()).isFalse();
	}

	private static CheckpointSettings settings(int bufferedSteps, Duration maxInterval, Duration maxRuntime) {
		return new CheckpointSettings(true, bufferedSteps, maxInterval, maxRuntime);
	}

	private static StepOp failed() {
		return new StepOp.Failed(StepKey.of("two", 0), "two", null, ErrorDetails.of(new IllegalStateException("boom")),
				new StepOp.Timing(Instant.EPOCH, Instant.EPOCH));
	}

}

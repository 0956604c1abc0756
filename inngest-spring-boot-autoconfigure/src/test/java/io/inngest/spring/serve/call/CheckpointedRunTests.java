package io.inngest.spring.serve.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.serve.call.MiniServer.Trouble;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole runs with checkpoints, from the first call to the end, on a server where storing
 * steps fails in every way.
 */
class CheckpointedRunTests {

	private static final CheckpointSettings BUFFERED = new CheckpointSettings(true, 2, Duration.ZERO, Duration.ZERO);

	private final ThreeSteps function = new ThreeSteps();

	@Test
	void runOfSeveralStepsTakesOneCall() {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS);

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of("RunComplete"));
		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@Test
	void switchedOffEachStepTakesACall() {
		MiniServer server = new MiniServer(this.function,
				new CheckpointSettings(false, 1, Duration.ZERO, Duration.ZERO));

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of("StepRun"), List.of("StepRun"), List.of("StepRun"),
				List.of("200"));
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "STALE")
	void eachStepRunsOnceAsLongAsTheServerSaysWhatItHas(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(trouble);

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "STALE")
	void eachBufferedStepRunsOnceAsLongAsTheServerSaysWhatItHas(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, BUFFERED).with(trouble);

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "STALE")
	void passingTroubleDoesNotEndTheCall(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(trouble, 1);

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(this.function.bodies).containsExactly("one", "two", "three");
		if (trouble != Trouble.UNAUTHORIZED && trouble != Trouble.UNKNOWN_PATH) {
			assertThat(server.answers()).containsExactly(List.of("RunComplete"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "NO_CONNECTION", "UNAUTHORIZED", "UNKNOWN_PATH" })
	void stepThatWasCertainlyNotStoredIsReportedWithoutAskingTheServer(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(trouble)
			.keepingStepsToItself();

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of("StepRun"), List.of("StepRun"), List.of("StepRun"),
				List.of("200"));
		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@ParameterizedTest
	@EnumSource(names = { "BAD_REQUEST_AFTER_STORING", "ERROR_AFTER_STORING", "TIME_OUT_AFTER_STORING" })
	void serverThatSaysNothingMakesTheCallFromTheStartAndWhatItHasDoesNotRunAgain(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(trouble)
			.keepingStepsToItself();

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of(), List.of("StepRun"), List.of("StepRun"), List.of("200"));
		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@ParameterizedTest
	@EnumSource(names = { "BAD_REQUEST", "ERROR", "TIME_OUT" })
	void serverThatSaysNothingMakesTheCallFromTheStartAndWhatItLacksRunsAgain(Trouble trouble) {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(trouble)
			.keepingStepsToItself();

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of(), List.of("StepRun"), List.of("StepRun"),
				List.of("StepRun"), List.of("200"));
		assertThat(this.function.bodies).containsExactly("one", "one", "two", "three");
	}

	@Test
	void buffersThatTheServerHasOnlyPartlyRunAgainOnlyPartly() {
		MiniServer server = new MiniServer(this.function, BUFFERED).with(Trouble.ERROR_AFTER_STORING_ONE)
			.keepingStepsToItself();

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(this.function.bodies).containsExactly("one", "two", "two", "three");
	}

	@Test
	void callThatTheServerHasGivenUpRunsNoFurtherStep() {
		MiniServer server = new MiniServer(this.function, CheckpointSettings.DEFAULTS).with(Trouble.STALE, 1);

		assertThat(server.run().intValue()).isEqualTo(6);

		assertThat(server.answers()).containsExactly(List.of("StaleCallException"), List.of("RunComplete"));
		assertThat(this.function.bodies).containsExactly("one", "two", "three");
	}

	@Test
	void sleepsAndFailuresEndTheCallAndRetriedStepsAreReported() {
		MiniServer server = new MiniServer(new Handler() {

			@Override
			public Object invoke(Invocation invocation) {
				Step step = invocation.step();
				step.run("one", () -> {
				});
				step.sleep("nap", Duration.ofSeconds(1));
				step.run("two", () -> {
				});
				int tries = step.run("shaky", () -> {
					if (invocation.context().attempt() == 0) {
						throw new IllegalStateException("not yet");
					}
					return invocation.context().attempt() + 1;
				});
				step.run("three", () -> {
				});
				try {
					step.run("hopeless", () -> {
						throw new IllegalStateException("never");
					});
				}
				catch (StepError ex) {
					return tries + " " + ex.getMessage();
				}
				return "";
			}

		}, CheckpointSettings.DEFAULTS);

		assertThat(server.run().stringValue()).isEqualTo("2 never");

		assertThat(server.answers()).containsExactly(List.of("Sleep"), List.of("StepError"), List.of("StepRun"),
				List.of("StepError"), List.of("StepError"), List.of("StepError"), List.of("StepFailed"),
				List.of("RunComplete"));
	}

	/**
	 * A handler that needs no description.
	 */
	private abstract static class Handler implements FunctionHandler {

		@Override
		public String describe() {
			return "ImportProducts.run";
		}

		@Override
		public Class<?> type() {
			return CheckpointedRunTests.class;
		}

	}

	/**
	 * Adds up what three steps return, and remembers which bodies ran.
	 */
	private static final class ThreeSteps extends Handler {

		private final List<String> bodies = new ArrayList<>();

		@Override
		public Object invoke(Invocation invocation) {
			Step step = invocation.step();
			int sum = step.run("one", () -> ran("one", 1));
			sum += step.run("two", () -> ran("two", 2));
			sum += step.run("three", () -> ran("three", 3));
			return sum;
		}

		private int ran(String body, int result) {
			this.bodies.add(body);
			return result;
		}

	}

}

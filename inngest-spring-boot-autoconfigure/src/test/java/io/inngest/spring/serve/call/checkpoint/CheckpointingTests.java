package io.inngest.spring.serve.call.checkpoint;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.execution.Journal.Verdict;
import io.inngest.spring.protocol.call.RequestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Checkpointing}: which calls go on after a step.
 */
@ExtendWith(OutputCaptureExtension.class)
class CheckpointingTests {

	private final TestCheckpoints server = new TestCheckpoints(CheckpointSettings.DEFAULTS);

	@Test
	void firstAttemptGoesOn() {
		assertThat(this.server.begin()).isNotNull();
	}

	@Test
	void retryEndsAfterItsStep() {
		assertThat(begin(TestCheckpoints.DISPATCH, 1, false, false)).isNull();
	}

	@Test
	void callForOneStepEndsAfterIt() {
		assertThat(begin(TestCheckpoints.DISPATCH, 0, false, true)).isNull();
	}

	@Test
	void callThatOnlyPlansStepsEnds() {
		assertThat(begin(TestCheckpoints.DISPATCH, 0, true, false)).isNull();
	}

	@Test
	void callThatTheServerCouldNotFindAgainEnds() {
		assertThat(begin(new RequestContext.Dispatch(null, "cWk=", "01REQUEST", 1), 0, false, false)).isNull();
		assertThat(begin(new RequestContext.Dispatch("7f9a", null, "01REQUEST", 1), 0, false, false)).isNull();
	}

	@Test
	void noCallGoesOnWhenSwitchedOff() {
		TestCheckpoints off = new TestCheckpoints(new CheckpointSettings(false, 1, Duration.ZERO, Duration.ZERO));
		assertThat(off.begin()).isNull();
	}

	@Test
	void afterAFailureCallsEndUntilTheCoolDownIsOver(CapturedOutput output) {
		CallCheckpoints other = this.server.begin();
		CallCheckpoints failing = this.server.begin();
		this.server.failure = new ServerRequestException("Cannot store steps: the server is down", 500, true, null);
		assertThat(failing.take(this.server.step("one"))).isEqualTo(Verdict.SUSPEND);

		assertThat(this.server.begin()).isNull();
		assertThat(other.take(this.server.step("two"))).isEqualTo(Verdict.REPORT);
		assertThat(output.getOut()).contains("WARN", "the server is down", "'one'", "inngest.checkpoint.enabled=false");

		this.server.failure = null;
		this.server.advance(Duration.ofSeconds(30));
		assertThat(this.server.begin().take(this.server.step("three"))).isEqualTo(Verdict.CONTINUE);
		assertThat(this.server.storedSteps()).containsExactly(List.of("three"));
	}

	@Test
	void warnsOncePerCoolDown(CapturedOutput output) {
		TestCheckpoints server = new TestCheckpoints(new CheckpointSettings(true, 2, Duration.ZERO, Duration.ZERO));
		List<CallCheckpoints> calls = List.of(server.begin(), server.begin());
		calls.forEach((call) -> call.take(server.step("one")));
		server.failure = new ServerRequestException("Cannot store steps", 500, true, null);
		calls.forEach((call) -> call.take(server.step("two")));

		assertThat(output.getOut()).containsOnlyOnce("WARN");
	}

	@Test
	void settingsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckpointSettings(true, 0, Duration.ZERO, Duration.ZERO))
			.withMessageContaining("bufferedSteps");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckpointSettings(true, 1, Duration.ofSeconds(-1), Duration.ZERO))
			.withMessageContaining("maxInterval");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CheckpointSettings(true, 1, Duration.ZERO, Duration.ofSeconds(-1)))
			.withMessageContaining("maxRuntime");
	}

	private CallCheckpoints begin(RequestContext.Dispatch dispatch, int attempt, boolean planned, boolean targeted) {
		return this.server.begin(TestCheckpoints.context(dispatch, attempt, planned), targeted);
	}

}

package io.inngest.spring.execution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps whose result the journal knows without their body.
 */
class KnownResultTests {

	private final List<String> ran = new ArrayList<>();

	private final TestRun run = TestRun.of((step, context) -> step.run("charge", this::charge));

	private String charge() {
		this.ran.add("charge");
		return "charged";
	}

	@Test
	void bodyIsNotRun() {
		this.run.journal.know("charge", (attempt) -> "\"known\"");
		assertThat(this.run.call()).isEqualTo(new Outcome.Completed("\"known\""));
		assertThat(this.ran).isEmpty();
		assertThat(this.run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Ran.class, (step) -> assertThat(step.data()).isEqualTo("\"known\""));
	}

	@Test
	void exceptionIsTheAttemptsFailure() {
		this.run.journal.know("charge", (attempt) -> {
			if (attempt == 0) {
				throw new IOException("timeout");
			}
			return null;
		});
		assertThat(this.run.call(0)).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement()
					.isInstanceOfSatisfying(StepOp.Errored.class,
							(errored) -> assertThat(errored.error().name()).isEqualTo("IOException")));
		assertThat(this.run.call(1)).isEqualTo(new Outcome.Completed("\"charged\""));
	}

	@Test
	void resultOfAnotherTypeIsTheAttemptsFailure() {
		this.run.journal.know("charge", (attempt) -> "[1]");
		assertThat(this.run.call(4)).isInstanceOf(Outcome.Failed.class);
		assertThat(this.ran).isEmpty();
	}

}

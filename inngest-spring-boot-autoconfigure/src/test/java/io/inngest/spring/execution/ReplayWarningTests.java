package io.inngest.spring.execution;

import java.io.IOException;

import io.inngest.spring.execution.memo.Memo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ReplayWarningTests {

	@Test
	void isSilentWhenStepsAreMetAsBefore(CapturedOutput output) {
		remembering((step, context) -> step.run("a", () -> 1) + step.run("b", () -> 2) + step.run("c", () -> 3)).call();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void warnsOfAnotherOrder(CapturedOutput output) {
		Outcome outcome = remembering((step, context) -> step.run("b", () -> 0) - step.run("a", () -> 0)).call();
		assertThat(outcome).isEqualTo(new Outcome.Completed("1"));
		assertWarnsOnce(output,
				"Function 'shop-import' met step 'b' where earlier calls of run 01RUN had met step 'a'. "
						+ "ImportProducts.run must meet the same steps in the same order on every call");
	}

	@Test
	void warnsOfANewStepBeforeOldOnes(CapturedOutput output) {
		remembering((step, context) -> step.run("a", () -> 1) + step.run("new", () -> 5) + step.run("b", () -> 2))
			.call();
		assertWarnsOnce(output, "met step 'new' where earlier calls of run 01RUN had met step 'b'");
	}

	@Test
	void warnsOfStepsThatAreNeverMet(CapturedOutput output) {
		remembering((step, context) -> step.run("a", () -> 1)).call();
		assertWarnsOnce(output, "Function 'shop-import' ended where earlier calls of run 01RUN had met step 'b'");
	}

	@Test
	void warnsOfStepsThatAreNeverMetBeforeTheRunFails(CapturedOutput output) {
		remembering((step, context) -> {
			throw new IOException("x");
		}).retries(0).call();
		assertWarnsOnce(output, "ended where earlier calls of run 01RUN had met step 'a'");
	}

	@Test
	void isSilentWhenTheHandlerIsTriedAgain(CapturedOutput output) {
		remembering((step, context) -> {
			throw new IOException("x");
		}).call();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void warnsOncePerCall(CapturedOutput output) {
		remembering((step, context) -> step.run("x", () -> 1) + step.run("b", () -> 2)).call();
		assertWarnsOnce(output, "met step 'x' where");
	}

	private void assertWarnsOnce(CapturedOutput output, String text) {
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains(text);
	}

	private TestRun remembering(TestRun.Handler handler) {
		TestRun run = TestRun.of(handler);
		run.journal.remember("a", new Memo.Data("a", "1"));
		run.journal.remember("b", new Memo.Data("b", "2"));
		return run;
	}

}

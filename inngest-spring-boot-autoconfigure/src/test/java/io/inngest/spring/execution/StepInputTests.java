package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.execution.TestResults.Loop;
import io.inngest.spring.execution.TestResults.Photo;
import io.inngest.spring.execution.TestResults.Use;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps that have an input.
 */
class StepInputTests {

	private final List<Object> inputs = new ArrayList<>();

	@Test
	void bodyGetsTheVeryInput() {
		List<Object> input = List.of("x");
		run((step) -> step.run("load", input, this::use));
		assertThat(this.inputs).singleElement().isSameAs(input);
	}

	@Test
	void inputIsRecordedAsTheListOfArguments() {
		assertRecorded((step) -> step.run("load", "x", this::use), "[\"x\"]");
		assertRecorded((step) -> step.run("load", 7, (n) -> n + 1), "[7]");
		assertRecorded((step) -> step.run("load", Photo.A, Photo::name),
				"[{\"name\":\"a.jpg\",\"taken\":\"2026-01-15T12:00:00.123456789Z\"}]");
		assertRecorded((step) -> step.run("load", null, this::use), "[null]");
		assertRecorded((step) -> step.run("load", new int[] { 2, 3 }, (n) -> n[0] + n[1]), "[2,3]");
		assertRecorded((step) -> step.run("load", List.of("x", 1), this::use), "[\"x\",1]");
		assertRecorded((step) -> step.run("load", List.of(), this::use), "[]");
		assertRecorded((step) -> step.run("load", new byte[] { 1 }, (bytes) -> bytes.length), "[\"AQ==\"]");
	}

	@Test
	void stepWithoutAnInputRecordsNone() {
		assertRecorded((step) -> step.run("load", () -> "x"), null);
		assertRecorded((step) -> step.attempt("load", () -> {
		}), null);
	}

	@Test
	void stepIsMemoizedUnderItsIdWhateverItsInput() {
		TestRun run = TestRun
			.of((step, context) -> step.run("load", this.inputs.size(), this::use) + step.run("load", 7, this::use));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"used 0used 7\""));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"used 0used 7\""));
		assertThat(this.inputs).containsExactly(0, 7);
		assertThat(run.journal.recorded).extracting(StepOp::step)
			.containsExactly(StepKey.of("load", 0), StepKey.of("load", 1));
	}

	@Test
	void inputIsNeitherWrittenNorUsedOnceTheStepIsMemoized() {
		Iterator<Object> inputs = List.of("x", new Loop()).iterator();
		TestRun run = TestRun.of((step, context) -> step.run("load", inputs.next(), this::use));
		run.call();
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"used x\""));
	}

	@Test
	void typesComeFromADeclaredClass() {
		assertThat(run((step) -> step.run("load", "x", new StepFunction<String, List<String>>() {

			@Override
			public List<String> run(String input) {
				return List.of(input);
			}

		}))).isEqualTo(new Outcome.Completed("[\"x\"]"));
		assertThat(run((step) -> step.run("load", 1, (StepBody<String>) () -> "x")))
			.isEqualTo(new Outcome.Completed("\"x\""));
	}

	@Test
	void failuresCarryTheInput() {
		TestRun run = TestRun.of((step, context) -> step.run("load", "x", (text) -> {
			throw new IllegalStateException(text);
		})).retries(1);
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement()
					.isInstanceOfSatisfying(StepOp.Errored.class, (op) -> assertThat(op.input()).isEqualTo("[\"x\"]")));
		run.call(1);
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Failed.class, (op) -> assertThat(op.input()).isEqualTo("[\"x\"]"));
	}

	@Test
	void anInputThatCannotBeWrittenIsAFinalFailureOfTheStep() {
		assertFails(TestRun.of((step, context) -> step.run("load", new Loop(), this::use)),
				"The input of step 'load' cannot be written as JSON: ");
	}

	@Test
	void anInputLargerThanTheJournalTakesIsAFinalFailureOfTheStep() {
		TestRun run = TestRun.of((step, context) -> step.run("load", "12345", this::use));
		run.journal.limitInputs(SizeLimit.characters(8));
		assertFails(run, "The input of step 'load' is too large: 9 characters of JSON, where 8 are allowed. "
				+ "Store it elsewhere and pass a reference to it");
		run = TestRun.of((step, context) -> step.run("load", "1234", this::use));
		run.journal.limitInputs(SizeLimit.characters(8));
		assertThat(run.call()).isInstanceOf(Outcome.Completed.class);
	}

	@Test
	void anErasedResultIsRefusedWithTheLineToWrite() {
		assertThat(run((step) -> step.run("load", "x", List::of))).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().message())
					.endsWith("Write: step.run(\"load\", …, new StepFunction<…, List<…>>() { … })"));
	}

	private void assertRecorded(Use use, String input) {
		TestRun run = TestRun.of((step, context) -> {
			use.use(step);
			return null;
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Ran.class, (op) -> assertThat(op.input()).isEqualTo(input));
	}

	private void assertFails(TestRun run, String message) {
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo(NonRetriableError.class.getSimpleName());
			assertThat(failed.error().message()).startsWith(message);
		});
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Failed.class, (op) -> assertThat(op.input()).isNull());
		assertThat(this.inputs).isEmpty();
	}

	private static Outcome run(Use use) {
		return TestRun.of((step, context) -> use.use(step)).call();
	}

	private String use(Object input) {
		this.inputs.add(input);
		return "used " + input;
	}

}

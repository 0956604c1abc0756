package io.inngest.spring.execution;

import java.util.List;
import java.util.Map;

import io.inngest.spring.Step;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.execution.TestResults.Circle;
import io.inngest.spring.execution.TestResults.Photo;
import io.inngest.spring.execution.TestResults.Shape;
import io.inngest.spring.execution.TestResults.Use;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs that are started again from a step whose input somebody has edited.
 */
@ExtendWith(OutputCaptureExtension.class)
class EditedInputTests {

	private int bodies;

	@Test
	void anInputThatIsNoArrayIsTheOnlyArgument() {
		assertRuns((step) -> step.run("load", "x", (text) -> text + "!"), "[\"y\"]", "\"y!\"");
		assertRuns((step) -> step.run("load", 1, (n) -> n + 1), "[41]", "42");
		assertRuns((step) -> step.run("load", Photo.A, Photo::name), "[{\"name\":\"b.jpg\"}]", "\"b.jpg\"");
		assertRuns((step) -> step.run("load", "x", (text) -> text == null), "[null]", "true");
		assertRuns((step) -> step.run("load", new byte[0], (bytes) -> bytes.length), "[\"AQI=\"]", "2");
	}

	@Test
	void anArrayIsAllArguments() {
		assertRuns((step) -> step.run("load", new int[] { 2, 3 }, (n) -> n[0] + n[1]), "[10,20]", "30");
		assertRuns((step) -> step.run("load", new Photo[0], (photos) -> photos[0].name()), "[{\"name\":\"c\"}]",
				"\"c\"");
		assertRuns((step) -> step.run("load", new int[] { 2, 3 }, (n) -> n.length), "[]", "0");
	}

	@Test
	void theTypeDecidesWhereTheFunctionGivesNull() {
		assertRuns((step) -> step.run("load", null, (String text) -> text + "!"), "[\"y\"]", "\"y!\"");
		assertRuns((step) -> step.run("load", null, (byte[] bytes) -> bytes.length), "[\"AQI=\"]", "2");
		assertRuns((step) -> step.run("load", null, (String[] texts) -> texts.length), "[\"a\",\"b\"]", "2");
		assertRuns((step) -> step.run("load", null, new Names()), "[{\"name\":\"a\"},{\"name\":\"b\"}]", "\"ab\"");
	}

	@Test
	void aDeclaredClassNamesTypesThatALambdaCannot() {
		assertRuns((step) -> step.run("load", List.of(Photo.A), new Names()), "[{\"name\":\"b\"}]", "\"b\"");
	}

	@Test
	void everyAttemptGetsIt() {
		TestRun run = rerun((step) -> step.run("load", "x", (text) -> {
			throw new IllegalStateException(text);
		}), "[\"y\"]");
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThat(run.call(attempt)).isInstanceOfSatisfying(Outcome.Suspended.class,
					(suspended) -> assertThat(suspended.ops()).singleElement()
						.isInstanceOfSatisfying(StepOp.Errored.class, (op) -> {
							assertThat(op.error().message()).isEqualTo("y");
							assertThat(op.input()).isEqualTo("[\"y\"]");
						}));
		}
	}

	@Test
	void aFinishedStepIsNotRunAgain() {
		TestRun run = rerun((step) -> step.run("load", "x", this::count), "[\"y\"]");
		run.journal.remember("load", new Memo.Data("load", "7"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("7"));
		assertThat(this.bodies).isZero();
	}

	@Test
	void aParameterThatSaysTooLittleIsAFinalFailureOfTheStep() {
		assertFails((step) -> step.run("load", List.of("x"), this::count), "[\"y\"]",
				"The edited input [\"y\"] of step 'load' cannot be read as java.util.List, which the step's body takes: "
						+ "nothing tells the type argument of java.util.List. Let the body take an array or a class of its "
						+ "own, or write it as a class that implements StepFunction<List<…>, …>");
		assertFails((step) -> step.run("load", Map.of("a", 1), this::count), "[{}]", "StepFunction<Map<…, …>, …>");
		assertFails((step) -> generic(step, "x"), "[\"y\"]", "java.lang.Object, which the step's body takes: ");
		assertFails((step) -> step.run("load", "x", (Object value) -> count(value)), "[\"y\"]", "Object says nothing");
		assertFails((step) -> step.run("load", new Circle(1), (Shape shape) -> count(shape)), "[{}]",
				"Shape has many implementations");
		assertFails((step) -> step.run("load", 1, (StepBody<Integer>) () -> count(null)), "[2]", "Object says nothing");
		assertFails((step) -> step.run("load", "x", new Generic<>(this)), "[\"y\"]", "nothing tells what I is");
	}

	@Test
	void whatDoesNotFitIsAFinalFailureOfTheStep() {
		assertFails((step) -> step.run("load", 1, this::count), "[\"two\"]",
				"The edited input [\"two\"] of step 'load' cannot be read as java.lang.Integer, which the step's body "
						+ "takes: Cannot deserialize value");
		assertFails((step) -> step.run("load", new int[0], this::count), "[{}]", "Start the run again with an input");
		assertFails((step) -> step.run("load", 1, this::count), "[10,20]",
				"takes: one argument is expected, not 2. Start the run again with an input that fits");
		assertFails((step) -> step.run("load", 1, this::count), "[]", "one argument is expected, not 0");
	}

	@Test
	void messagesQuoteTheBeginningOfALongInput() {
		assertFails((step) -> step.run("load", 1, this::count), "[\"" + "x".repeat(1000) + "\"]",
				"[\"" + "x".repeat(198) + " (truncated)... of step 'load'");
	}

	@Test
	void aStepWithoutAnInputRunsAsItIsWithAWarning(CapturedOutput output) {
		TestRun run = rerun((step) -> step.run("load", () -> count(null)) + step.run("next", () -> 1), "[\"y\"]");
		assertThat(run.call()).isEqualTo(new Outcome.Completed("2"));
		assertThat(run.journal.recorded).first()
			.isInstanceOfSatisfying(StepOp.Ran.class, (op) -> assertThat(op.input()).isNull());
		assertThat(output).containsOnlyOnce("WARN")
			.contains("Run 01RUN of function 'shop-import' was started again with an edited input of step 'load'. The "
					+ "input is not used, since the step takes none: to let it, write step.run(id, input, body) in "
					+ "ImportProducts.run");
	}

	@Test
	void noWarningIsDueWhereTheInputIsUsed(CapturedOutput output) {
		rerun((step) -> step.run("load", "x", this::count), "[\"y\"]").call();
		assertThat(output).doesNotContain("WARN");
	}

	private static TestRun rerun(Use use, String edited) {
		TestRun run = TestRun.of((step, context) -> use.use(step));
		run.journal.editInput("load", edited);
		return run;
	}

	private static void assertRuns(Use use, String edited, String output) {
		TestRun run = rerun(use, edited);
		assertThat(run.call()).isEqualTo(new Outcome.Completed(output));
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Ran.class, (op) -> assertThat(op.input()).isEqualTo(edited));
	}

	private void assertFails(Use use, String edited, String message) {
		TestRun run = rerun(use, edited);
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().stepId()).isEqualTo("load");
			assertThat(failed.error().message()).contains(message);
		});
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Failed.class, (op) -> assertThat(op.input()).isEqualTo(edited));
		assertThat(this.bodies).isZero();
	}

	private int count(Object input) {
		return ++this.bodies;
	}

	private <X> int generic(Step step, X value) {
		return step.run("load", value, this::count);
	}

	static class Names implements StepFunction<List<Photo>, String> {

		@Override
		public String run(List<Photo> photos) {
			StringBuilder names = new StringBuilder();
			photos.forEach((photo) -> names.append(photo.name()));
			return names.toString();
		}

	}

	static class Generic<I> implements StepFunction<I, Integer> {

		private final transient EditedInputTests tests;

		Generic(EditedInputTests tests) {
			this.tests = tests;
		}

		@Override
		public Integer run(I input) {
			return this.tests.count(input);
		}

	}

}

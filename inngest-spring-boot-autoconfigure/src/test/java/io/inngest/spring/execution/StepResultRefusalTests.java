package io.inngest.spring.execution;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.execution.TestResults.AbstractShape;
import io.inngest.spring.execution.TestResults.Circle;
import io.inngest.spring.execution.TestResults.Loop;
import io.inngest.spring.execution.TestResults.OneWay;
import io.inngest.spring.execution.TestResults.Page;
import io.inngest.spring.execution.TestResults.Photo;
import io.inngest.spring.execution.TestResults.Shape;
import io.inngest.spring.execution.TestResults.Square;
import io.inngest.spring.execution.TestResults.Unwritable;
import io.inngest.spring.execution.TestResults.Use;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results of steps that cannot be stored or not be read back for sure.
 */
class StepResultRefusalTests {

	private int bodies;

	@Test
	void erasedGenericsAreRefusedBeforeTheBodyRuns() {
		assertRefused((step) -> step.run("list-photos", () -> counting(List.of(Photo.A))),
				"The result of step 'list-photos' is of type java.util.List, which cannot be read back: nothing tells the "
						+ "type argument of java.util.List. Write: "
						+ "step.run(\"list-photos\", new TypeRef<List<…>>() {}, () -> …)");
		assertRefused((step) -> step.run("list-photos", () -> counting(Map.of("a", Photo.A))),
				"new TypeRef<Map<…, …>>() {}");
		assertRefused((step) -> step.run("list-photos", () -> counting(Optional.of(Photo.A))),
				"new TypeRef<Optional<…>>() {}");
		assertRefused((step) -> step.run("list-photos", () -> counting(new Page<>(List.of(Photo.A)))),
				"new TypeRef<TestResults.Page<…>>() {}");
		assertRefused((step) -> step.attempt("list-photos", () -> counting(List.of(Photo.A))),
				"step.attempt(\"list-photos\", new TypeRef<List<…>>() {}, () -> …)");
	}

	@Test
	@SuppressWarnings("rawtypes")
	void erasedGenericsAreRefusedAtAnyDepth() {
		assertRefused((step) -> step.run("load", new TypeRef<Map<String, List>>() {
		}, () -> counting(Map.of())), "new TypeRef<Map<String, List<…>>>() {}");
		assertRefused((step) -> step.run("load", new TypeRef<List[]>() {
		}, () -> counting(new List[0])), "new TypeRef<List<…>[]>() {}");
		assertRefused((step) -> step.run("load", new TypeRef<List<? extends List>>() {
		}, () -> counting(List.of())), "nothing tells the type argument of java.util.List.");
	}

	@Test
	void typeVariablesAreRefused() {
		assertRefused((step) -> generic(step, Photo.A),
				"nothing tells what X is. Write: " + "step.run(\"load\", new TypeRef<List<…>>() {}, () -> …)");
		assertRefused((step) -> step.run("load", new Generic<>(this, Photo.A)), "nothing tells what T is");
		assertRefused((step) -> step.run("load", rawBody()), "nothing tells what T is");
	}

	@Test
	void typesThatJacksonCannotMakeAreRefused() {
		assertRefused((step) -> step.run("load", () -> (Record) counting(Photo.A)),
				"java.lang.Record has many implementations, and no @JsonTypeInfo tells them apart. Name a concrete type: "
						+ "step.run(\"load\", new TypeRef<…>() {}, () -> …)");
		assertRefused((step) -> step.run("load", () -> (Shape) counting(new Circle(1))),
				"Shape has many implementations");
		assertRefused((step) -> step.run("load", () -> (AbstractShape) counting(new Square())),
				"AbstractShape has many implementations");
		assertRefused((step) -> step.run("load", () -> (Serializable) counting("x")),
				"java.io.Serializable has many implementations");
		assertRefused((step) -> step.run("load", new TypeRef<List<Shape>>() {
		}, () -> counting(List.of(new Circle(1)))), "Shape has many implementations");
		assertRefused((step) -> step.run("load", new TypeRef<Optional<Map<String, Shape>>>() {
		}, () -> counting(Optional.empty())), "Shape has many implementations");
		assertRefused((step) -> step.run("load", new TypeRef<Callable<String>>() {
		}, () -> counting(() -> "x")), "java.util.concurrent.Callable has many implementations");
		assertRefused((step) -> step.run(StepOptions.of("load", Shape.class), () -> counting(new Circle(1))),
				"Shape has many implementations");
	}

	@Test
	void aRefusalIsNotRecordedAndNotRetried() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> counting(List.of())));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo("NonRetriableError");
			assertThat(failed.error().stepId()).isNull();
		});
		assertThat(run.journal.recorded).isEmpty();
	}

	@Test
	void aBodyThatOnlyThrowsFailsWithWhatItThrows() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> {
			throw new NonRetriableError("thrown");
		}));
		assertStepFails(run, "thrown");
	}

	@Test
	void aValueOfTypeObjectIsRefusedAndNotStored() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> (Object) counting(Photo.A)));
		assertStepFails(run,
				"The result of step 'load' is of type Object, so it cannot be read back as the "
						+ Photo.A.getClass().getName() + " that it was. Write: "
						+ "step.run(\"load\", new TypeRef<TestResults.Photo>() {}, () -> …)");
		assertThat(run.journal.recorded).singleElement().isInstanceOf(StepOp.Failed.class);
		assertThat(this.bodies).isEqualTo(1);
	}

	@Test
	void aValueThatCannotBeWrittenIsAFinalFailureOfTheStep() {
		assertStepFails(TestRun.of((step, context) -> step.run("load", () -> new Unwritable())),
				"The result of step 'load' is of type " + Unwritable.class.getName()
						+ ", which cannot be written as JSON: no value");
		assertStepFails(TestRun.of((step, context) -> step.run("load", Loop::new)),
				"The result of step 'load' is of type " + Loop.class.getName() + ", which cannot be written as JSON: ");
	}

	@Test
	void aValueThatCannotBeReadBackIsAFinalFailureOfTheStep() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> new OneWay("x", 1)));
		assertStepFails(run, "The result of step 'load' was written as JSON, but cannot be read back as "
				+ OneWay.class.getName() + ": ");
		assertThat(run.journal.recorded).singleElement().isInstanceOf(StepOp.Failed.class);
	}

	@Test
	void aResultLargerThanTheJournalTakesIsAFinalFailureOfTheStep() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> "12345"));
		run.journal.limitResults(SizeLimit.characters(6));
		assertStepFails(run, "The result of step 'load' is too large: 7 characters of JSON, where 6 are allowed");
		assertThat(run.journal.recorded).singleElement().isInstanceOf(StepOp.Failed.class);
	}

	@Test
	void aStoredValueThatDoesNotFitIsAFailureOfTheCallWhichMayBeMended() {
		TestRun run = TestRun.of((step, context) -> step.run("load", () -> 1));
		run.journal.remember("load", new Memo.Data("load", "\"not a number\""));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isTrue();
			assertThat(failed.error().message()).startsWith("The stored result of step 'load' cannot be read: ")
				.contains("give the step a new id");
		});
	}

	private void assertRefused(Use use, String message) {
		TestRun run = TestRun.of((step, context) -> use.use(step));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).contains(message);
		});
		assertThat(this.bodies).isZero();
	}

	private void assertStepFails(TestRun run, String message) {
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).startsWith(message);
			assertThat(failed.error().stepId()).isEqualTo("load");
		});
	}

	private <T> T counting(T value) {
		this.bodies++;
		return value;
	}

	private <X> List<X> generic(Step step, X value) {
		return step.run("load", new StepBody<List<X>>() {

			@Override
			public List<X> run() {
				return counting(List.of(value));
			}

		});
	}

	@SuppressWarnings("unchecked")
	private StepBody<Object> rawBody() {
		@SuppressWarnings("rawtypes")
		class Raw implements StepBody {

			@Override
			public Object run() {
				return counting(Photo.A);
			}

		}
		return new Raw();
	}

	static class Generic<T> implements StepBody<T> {

		private final transient StepResultRefusalTests tests;

		private final transient T value;

		Generic(StepResultRefusalTests tests, T value) {
			this.tests = tests;
			this.value = value;
		}

		@Override
		public T run() {
			return this.tests.counting(this.value);
		}

	}

}

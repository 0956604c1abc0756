package io.inngest.spring.execution;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Saga;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOptions;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SagaTests {

	private static final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> log = new CopyOnWriteArrayList<>();

	private boolean broken = true;

	@AfterAll
	static void stop() {
		threads.shutdown();
	}

	@Test
	void successRollsNothingBack() {
		this.broken = false;
		TestRun run = saga((saga) -> book(saga, "a") + book(saga, "b") + breakDown(saga));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"abfine\""));
		assertThat(this.log).containsExactly("a", "b");
	}

	@Test
	void failureRollsBackInReverse() {
		TestRun run = saga((saga) -> book(saga, "a") + saga.run("c", () -> "x").value() + book(saga, "b")
				+ breakDown(saga) + book(saga, "never"));
		assertFailed(run.call(), "down", "broken");
		assertThat(this.log).containsExactly("a", "b", "undo b", "undo a");
		assertThat(run.recordedLabels()).containsExactly("a", "c", "b", "down", "saga:failed", "undo-b", "undo-a");
	}

	@Test
	void failureIsThatOfTheFirstCallEvenIfTheBlockWouldSucceedNow() {
		TestRun run = saga((saga) -> {
			String values = book(saga, "a") + book(saga, "b");
			if (this.broken) {
				throw new NonRetriableError("broken");
			}
			return values + saga.step().run("new", () -> "x");
		}).reporting();
		for (int i = 0; i < 4; i++) {
			run.journal.store(op(run.call()));
		}
		this.broken = false;
		run.journal.store(op(run.call()));
		assertFailed(run.call(), "saga:failed", "broken");
		assertThat(this.log).containsExactly("a", "b", "undo b", "undo a");
	}

	@Test
	void plainErrorIsFinalOnTheLastAttemptOnly() {
		TestRun run = saga((saga) -> {
			book(saga, "a");
			throw new IllegalStateException("never works");
		}).retries(2);
		assertThat(run.call(0)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.retriable()).isTrue());
		assertThat(run.call(1)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.retriable()).isTrue());
		assertThat(this.log).containsExactly("a");
		assertThat(run.call(2)).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo("IllegalStateException");
			assertThat(failed.error().attempts()).isEqualTo(3);
		});
		assertThat(this.log).containsExactly("a", "undo a");
	}

	@Test
	void errorThatSomebodyPlannedToRecordIsFinalInThatCall() {
		TestRun run = saga((saga) -> {
			throw new IllegalStateException("never works");
		}).retries(2).reporting();
		run.journal.plan(true);
		assertThat(op(run.call(2))).isInstanceOf(StepOp.Planned.class);
		assertThat(op(run.call("saga:failed"))).isInstanceOfSatisfying(StepOp.Failed.class,
				(failed) -> assertThat(failed.error().message()).isEqualTo("never works"));
	}

	@Test
	void rollbackThatFailsDoesNotStopTheOthers(CapturedOutput output) {
		TestRun run = saga((saga) -> {
			book(saga, "a");
			saga.run("b", () -> "b").rollback("undo-b", (value) -> {
				throw new NonRetriableError("cannot undo " + value);
			});
			book(saga, "c");
			return breakDown(saga);
		}, (error) -> List.of(error.getSuppressed()).toString());
		String expected = "\"[io.inngest.spring.StepError: cannot undo b]\"";
		assertThat(run.call()).isEqualTo(new Outcome.Completed(expected));
		assertThat(this.log).containsExactly("a", "c", "undo c", "undo a");
		assertThat(run.call()).isEqualTo(new Outcome.Completed(expected));
		assertThat(output.toString().lines().filter((line) -> line.contains("ERROR"))).singleElement()
			.asString()
			.contains("Rollback 'undo-b' of run 01RUN of function 'shop-import' has failed for good");
	}

	@Test
	void rollbackInBackOffIsResumed() {
		TestRun run = saga((saga) -> {
			book(saga, "a");
			saga.run("b", () -> "b").rollback("undo-b", (value) -> {
				this.log.add("undo b");
				if (this.broken) {
					this.broken = false;
					throw new IllegalStateException("not yet");
				}
			});
			throw new NonRetriableError("x");
		});
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Errored.class));
		assertFailed(run.call(1), "saga:failed", "x");
		assertThat(this.log).containsExactly("a", "undo b", "undo b", "undo a");
	}

	@Test
	void whatIsRegisteredBeforeAnActionRunsIfTheActionFails() {
		TestRun run = saga((saga) -> {
			book(saga, "a");
			saga.onRollback("undo-pay", () -> this.log.add("undo pay"));
			return breakDown(saga);
		});
		assertFailed(run.call(), "down", "broken");
		assertThat(this.log).containsExactly("a", "undo pay", "undo a");
	}

	@Test
	void innerSagaIsRolledBackFirst() {
		TestRun run = saga((saga) -> book(saga, "a")
				+ saga.step().<String>saga("inner", (inner) -> book(inner, "b") + breakDown(inner)));
		assertFailed(run.call(), "down", "broken");
		assertThat(this.log).containsExactly("a", "b", "undo b", "undo a");
		assertThat(run.recordedLabels()).containsExactly("a", "b", "down", "inner:failed", "undo-b", "saga:failed",
				"undo-a");
	}

	@Test
	void innerSagaInAReplayOfAFailedOneRunsNothingNew() {
		TestRun run = saga((saga) -> {
			book(saga, "a");
			saga.step().saga("inner", (inner) -> book(inner, "b"));
			return book(saga, "new");
		});
		run.journal.remember("a", new Memo.Data("a", "\"a\""));
		run.journal.remember("b", new Memo.Data("b", "\"b\""));
		run.journal.remember("saga:failed",
				new Memo.Failure("saga:failed", ErrorDetails.of(new IllegalStateException("x")).withStep("s", 1)));
		assertFailed(run.call(), "s", "x");
		assertThat(this.log).containsExactly("undo a");
	}

	@Test
	void sagasAndRollbacksMayRepeatTheirIds() {
		TestRun run = TestRun.of((step, context) -> {
			for (int i = 0; i < 2; i++) {
				try {
					step.saga((saga) -> {
						for (int item = 0; item < 2; item++) {
							int number = item;
							saga.run("book", () -> number).rollback("undo", (value) -> this.log.add("undo " + value));
						}
						throw new NonRetriableError("x");
					});
				}
				catch (StepError ex) {
					this.log.add(ex.getMessage());
				}
			}
			return null;
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("null"));
		assertThat(this.log).containsExactly("undo 1", "undo 0", "x", "undo 1", "undo 0", "x");
		assertThat(run.recordedLabels()).contains("saga:failed", "saga:failed:1", "undo:3");
	}

	@Test
	void parallelStepsOfASagaAreRolledBackInReverseOrderOfCompletion() {
		TestRun run = saga((saga) -> {
			book(saga, "first");
			saga.step().parallel(() -> book(saga, "a") + book(saga, "c"), () -> book(saga, "b"));
			saga.onRollback("undo-last", () -> this.log.add("undo last"));
			throw new NonRetriableError("x");
		}).sideBySide(threads);
		List.of("first", "a", "b", "c").forEach((id) -> run.journal.remember(id, new Memo.Data(id, "\"" + id + "\"")));
		assertFailed(run.call(), "saga:failed", "x");
		assertThat(this.log).containsExactly("undo last", "undo c", "undo b", "undo a", "undo first");
	}

	@Test
	void unfinishedLoserDoesNotKeepTheOthersFromBeingRolledBack() {
		TestRun run = saga((saga) -> {
			saga.step().race(() -> book(saga, "fast"), () -> book(saga, "slow"));
			book(saga, "a");
			throw new NonRetriableError("x");
		}).reporting();
		List.of("fast", "a").forEach((id) -> run.journal.remember(id, new Memo.Data(id, "\"" + id + "\"")));
		run.journal.store(op(run.call("saga:failed")));
		run.journal.store(op(run.call("undo-a")));
		run.journal.store(op(run.call("slow")));
		assertThat(this.log).containsExactly("undo a", "slow");
	}

	@Test
	void sagaInABranch() {
		TestRun run = TestRun.of((step, context) -> step.parallel(() -> {
			try {
				return step.saga((saga) -> book(saga, "a")
						+ saga.step().parallel(() -> book(saga, "b"), () -> book(saga, "c")) + breakDown(saga));
			}
			catch (StepError ex) {
				return step.run("after", () -> "after");
			}
		}, () -> step.run("beside", () -> "beside"))).sideBySide(threads);
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"after\",\"beside\"]"));
		assertThat(this.log).contains("a", "b", "c", "undo c", "undo b").doesNotHaveDuplicates().endsWith("undo a");
	}

	@Test
	void detailsOfTheErrorComeOutUnchanged() {
		TestRun run = saga((saga) -> {
			saga.run(StepOptions.action("down").retries(0), (StepAction) () -> {
				throw new IllegalArgumentException("deep", new IllegalStateException("deeper"));
			});
			return null;
		}, (error) -> error.stepId() + " " + error.name() + " " + error.details().attempts() + " "
				+ error.is(IllegalArgumentException.class) + error.is(IllegalStateException.class));
		String expected = "\"down IllegalArgumentException 1 truetrue\"";
		assertThat(run.call()).isEqualTo(new Outcome.Completed(expected));
		assertThat(run.call()).isEqualTo(new Outcome.Completed(expected));
	}

	private static StepOp op(Outcome outcome) {
		assertThat(outcome).isInstanceOf(Outcome.Suspended.class);
		assertThat(((Outcome.Suspended) outcome).ops()).hasSize(1);
		return ((Outcome.Suspended) outcome).ops().get(0);
	}

	private static void assertFailed(Outcome outcome, String stepId, String message) {
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().stepId()).isEqualTo(stepId);
			assertThat(failed.error().message()).isEqualTo(message);
		});
	}

	private static TestRun saga(Block block) {
		return TestRun.of((step, context) -> step.saga(block::run));
	}

	private static TestRun saga(Block block, Function<StepError, String> handler) {
		return TestRun.of((step, context) -> {
			try {
				return step.saga(block::run);
			}
			catch (StepError ex) {
				return handler.apply(ex);
			}
		});
	}

	private String book(Saga saga, String id) {
		return saga.run(id, () -> {
			this.log.add(id);
			return id;
		}).rollback("undo-" + id, (value) -> this.log.add("undo " + value));
	}

	private String breakDown(Saga saga) {
		return saga.run("down", () -> {
			if (this.broken) {
				throw new NonRetriableError("broken");
			}
			return "fine";
		}).value();
	}

	/** What a test's saga does. */
	interface Block {

		Object run(Saga saga) throws Exception;

	}

}

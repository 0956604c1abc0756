package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import org.junit.jupiter.api.Test;

/**
 * Steps that are rolled back.
 */
class SagaTests extends EngineSuite {

	@Test
	void nothingIsRolledBackWithoutAFailure() {
		play("fine");
		check("fine", """
				COMPLETED "booked"
				book run "booked\"""");
	}

	@Test
	void rollsBackInReverseOrder() {
		play("trip");
		check("trip", """
				FAILED IllegalStateException: no car
				flight run "F1"
				hotel run "H1"
				car run IllegalStateException: no car
				saga:failed run IllegalStateException: no car
				cancel-hotel run null
				cancel-flight run null""");
	}

	@Test
	void failedRollbackDoesNotStopTheOthers() {
		play("sad-trip");
		check("sad-trip", """
				FAILED NonRetriableError: full
				a run "a"
				b run "b"
				saga:failed run NonRetriableError: full
				undo-b run IllegalStateException: stuck
				undo-a run null""");
	}

	@Test
	void rollbacksAreRetried() {
		play("slow-undo");
		check("slow-undo", """
				FAILED NonRetriableError: full
				a run "a"
				saga:failed run NonRetriableError: full
				undo-a run null""");
	}

	@Test
	void failureCanBeCaught() {
		play("caught-saga");
		check("caught-saga", """
				COMPLETED "plan b after IllegalStateException"
				a run "a"
				b run IllegalStateException: no
				trip:failed run IllegalStateException: no
				undo-a run null
				c run "plan b\"""");
	}

	@Test
	void bodyIsRetriedBeforeAnythingIsRolledBack() {
		play("retried-saga");
		check("retried-saga", """
				FAILED IllegalArgumentException: attempt 1
				a run "a"
				saga:failed run IllegalArgumentException: attempt 1
				undo-a run null""");
	}

	@Test
	void sagasOfBranches() {
		play("branch-sagas");
		checkInAnyOrder("branch-sagas", """
				FAILED IllegalStateException: no
				a run "a"
				a-saga:failed run IllegalStateException: no
				a2 run IllegalStateException: no
				b run "b"
				undo-a run null""");
	}

	@Test
	void whatIsRegisteredBeforeIsRolledBack() {
		play("registered");
		check("registered", """
				FAILED IllegalStateException: half done
				a run IllegalStateException: half done
				saga:failed run IllegalStateException: half done
				undo-a run null""");
	}

	@Test
	void sleepsInSagas() {
		sendOnly("sleepy");
		driver().advance(Duration.ofHours(1));
		driver().runToEnd();
		check("sleepy", """
				FAILED NonRetriableError: full
				a run "a"
				nap sleep null
				saga:failed run NonRetriableError: full
				undo-a run null""");
	}

	@InngestFunction(id = "fine", event = "suite/fine")
	static class Fine {

		String run(Step step) {
			return step.saga((saga) -> saga.run("book", () -> "booked").rollback("unbook", (value) -> {
			}));
		}

	}

	@InngestFunction(id = "trip", event = "suite/trip", retries = 1)
	static class Trip {

		final List<String> undone = new ArrayList<>();

		void run(Step step) {
			step.saga((saga) -> {
				saga.run("flight", () -> "F1").rollback("cancel-flight", this.undone::add);
				saga.run("hotel", () -> "H1").rollback("cancel-hotel", this.undone::add);
				saga.run("car", () -> {
					throw new IllegalStateException("no car");
				});
				return null;
			});
		}

	}

	@InngestFunction(id = "sad-trip", event = "suite/sad-trip", retries = 1)
	static class SadTrip {

		void run(Step step) {
			step.saga((saga) -> {
				saga.run("a", () -> "a").rollback("undo-a", (value) -> {
				});
				saga.run("b", () -> "b").rollback("undo-b", (value) -> {
					throw new IllegalStateException("stuck");
				});
				throw new NonRetriableError("full");
			});
		}

	}

	@InngestFunction(id = "slow-undo", event = "suite/slow-undo", retries = 2)
	static class SlowUndo {

		void run(Step step, RunContext context) {
			step.saga((saga) -> {
				saga.run("a", () -> "a").rollback("undo-a", (value) -> {
					if (context.attempt() < 2) {
						throw new IllegalStateException("not yet");
					}
				});
				throw new NonRetriableError("full");
			});
		}

	}

	@InngestFunction(id = "caught-saga", event = "suite/caught-saga", retries = 0)
	static class Caught {

		String run(Step step) {
			try {
				return step.saga("trip", (saga) -> {
					saga.run("a", () -> "a").rollback("undo-a", (value) -> {
					});
					return saga.run("b", () -> {
						if (step != null) {
							throw new IllegalStateException("no");
						}
						return "b";
					}).value();
				});
			}
			catch (StepError ex) {
				return step.run("c", () -> "plan b") + " after " + ex.name();
			}
		}

	}

	@InngestFunction(id = "retried-saga", event = "suite/retried-saga", retries = 1)
	static class Retried {

		void run(Step step, RunContext context) {
			step.saga((saga) -> {
				saga.run("a", () -> "a").rollback("undo-a", (value) -> {
				});
				throw new IllegalArgumentException("attempt " + context.attempt());
			});
		}

	}

	@InngestFunction(id = "branch-sagas", event = "suite/branch-sagas", retries = 0)
	static class BranchSagas {

		void run(Step step) {
			step.parallel(() -> step.saga("a-saga", (saga) -> {
				saga.run("a", () -> "a").rollback("undo-a", (value) -> {
				});
				saga.run("a2", () -> {
					throw new IllegalStateException("no");
				});
				return "a";
			}), () -> step.saga("b-saga", (saga) -> saga.run("b", () -> "b").rollback("undo-b", (value) -> {
			})));
		}

	}

	@InngestFunction(id = "registered", event = "suite/registered", retries = 0)
	static class Registered {

		void run(Step step) {
			step.saga((saga) -> {
				saga.onRollback("undo-a", () -> {
				});
				saga.run("a", () -> {
					throw new IllegalStateException("half done");
				});
				return null;
			});
		}

	}

	@InngestFunction(id = "sleepy", event = "suite/sleepy", retries = 0)
	static class Sleepy {

		void run(Step step) {
			step.saga((saga) -> {
				saga.run("a", () -> "a").rollback("undo-a", (value) -> {
				});
				step.sleep("nap", Duration.ofHours(1));
				throw new NonRetriableError("full");
			});
		}

	}

}

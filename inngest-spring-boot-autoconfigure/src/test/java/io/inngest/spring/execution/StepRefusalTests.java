package io.inngest.spring.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.execution.guard.CallGuard;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Steps where they cannot work.
 */
class StepRefusalTests {

	private final List<String> log = new ArrayList<>();

	@Test
	void onAnotherThread() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor((task) -> new Thread(task, "other"));
		try {
			TestRun run = TestRun.of((step, context) -> CompletableFuture
				.supplyAsync(() -> step.run("load", () -> this.log.add("body")), executor)
				.get());
			assertRefused(run.call(), "ExecutionException",
					"Step 'load' was called on thread 'other'. Steps run on the "
							+ "thread that called ImportProducts.run: collect the values there and call the step after "
							+ "that, or run steps side by side with step.parallel");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void insideTheBodyOfAStep() {
		TestRun run = TestRun
			.of((step, context) -> step.run("outer", () -> step.run("inner", () -> this.log.add("body"))));
		assertRefused(run.call(), "NonRetriableError", "Step 'inner' was called inside the body of step 'outer'. Steps "
				+ "cannot be nested: call it in ImportProducts.run before or after that step");
		assertThat(run.recordedLabels()).containsExactly("outer");
	}

	@Test
	void insideTheBodyOfAStepWithAPercentSign() {
		TestRun run = TestRun.of((step, context) -> step.run("100%s", () -> step.run("inner", () -> "x")));
		assertThat(((Outcome.Failed) run.call()).error().message()).contains("inside the body of step '100%s'.");
	}

	@Test
	void inATransaction() {
		TestRun run = TestRun.of((step, context) -> {
			TransactionSynchronizationManager.setActualTransactionActive(true);
			try {
				return step.run("load", () -> this.log.add("body"));
			}
			finally {
				TransactionSynchronizationManager.setActualTransactionActive(false);
			}
		});
		assertRefused(run.call(), "NonRetriableError", "Step 'load' was called while a transaction is active. A step "
				+ "outlives the transaction and would not be rolled back with it: let the transaction begin and end "
				+ "inside the step's body, and keep @Transactional off ImportProducts.run and what calls its steps");
	}

	@Test
	void notInATransactionThatTheBodyStarts() {
		TestRun run = TestRun.of((step, context) -> {
			step.run("save", () -> {
				TransactionSynchronizationManager.setActualTransactionActive(true);
				TransactionSynchronizationManager.setActualTransactionActive(false);
			});
			return step.run("load", () -> "x");
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"x\""));
	}

	@Test
	void worksWithoutSpringTransactions() throws Exception {
		ClassLoader withoutTransactions = new IsolatedClassLoader();
		Class<?> guardClass = Class.forName(CallGuard.class.getName(), true, withoutTransactions);
		var constructor = guardClass.getDeclaredConstructor(String.class, boolean.class);
		constructor.setAccessible(true);
		var check = guardClass.getDeclaredMethod("check", String.class);
		check.setAccessible(true);
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThat(check.invoke(constructor.newInstance("ImportProducts.run", false), "load")).isNull();
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

	@Test
	void afterTheCall() {
		Step[] kept = new Step[1];
		TestRun run = TestRun.of((step, context) -> {
			kept[0] = step;
			return null;
		});
		run.call();
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> kept[0].sleep("wait", Duration.ofSeconds(1)))
			.withMessage(
					"Step 'wait' was called after the call of ImportProducts.run has ended. Keep no Step for later: "
							+ "call it inside the handler, or start another function by sending an event");
	}

	@Test
	void afterASuspendedCall() {
		Step[] kept = new Step[1];
		TestRun run = TestRun.of((step, context) -> {
			kept[0] = step;
			step.sleep("wait", Duration.ofSeconds(1));
			return null;
		});
		run.call();
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> kept[0].run("load", () -> "x"));
	}

	@Test
	void withoutAnId() {
		TestRun run = TestRun.of((step, context) -> step.run(" ", () -> this.log.add("body")));
		assertRefused(run.call(), "NonRetriableError",
				"A step in ImportProducts.run has no id: give it one that no other step of the function has");
	}

	@Test
	void isNotRecordedAndMayBeCaught() {
		TestRun run = TestRun.of((step, context) -> {
			TransactionSynchronizationManager.setActualTransactionActive(true);
			try {
				step.run("load", () -> this.log.add("body"));
			}
			catch (NonRetriableError ex) {
				this.log.add("refused");
			}
			finally {
				TransactionSynchronizationManager.setActualTransactionActive(false);
			}
			return step.run("load", () -> "x");
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"x\""));
		assertThat(this.log).containsExactly("refused");
		assertThat(run.recordedLabels()).containsExactly("load");
	}

	private void assertRefused(Outcome outcome, String name, String message) {
		assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo(name);
			assertThat(failed.error().message()).endsWith(message);
		});
		assertThat(this.log).isEmpty();
	}

	/**
	 * Loads this library's classes anew, without Spring's transactions.
	 */
	static class IsolatedClassLoader extends FilteredClassLoader {

		IsolatedClassLoader() {
			super("org.springframework.transaction");
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("io.inngest.spring.execution.")) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
			return super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (var bytes = StepRefusalTests.class.getClassLoader()
				.getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] code = bytes.readAllBytes();
				return defineClass(name, code, 0, code.length);
			}
			catch (java.io.IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}

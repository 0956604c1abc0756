package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Calls that never report back, as when the process is killed.
 */
class CrashTests {

	@ParameterizedTest
	@EnumSource
	void countAsAttemptsOfTheStep(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture dying = EngineFixture.at(url, Crashing.class);
				EngineFixture healthy = EngineFixture.at(url, Crashing.class)) {
			healthy.bean(Crashing.class).survive();
			dying.send("shop/go");
			List<CompletableFuture<?>> crashed = crash(dying, healthy, 2);
			healthy.driver().runUntilIdle();
			RunView run = healthy.onlyRunOf("crashing");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(healthy.bean(Crashing.class).calls).containsExactly("one", "two");
			assertThat(run.steps()).extracting(StepView::attempts).containsExactly(3, 1);
			awaitEnd(dying, crashed);
			assertThat(dying.onlyRunOf("crashing")).isEqualTo(run);
		}
	}

	@ParameterizedTest
	@EnumSource
	void failTheStepWhoseAttemptsTheyUseUp(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture dying = EngineFixture.at(url, Crashing.class);
				EngineFixture healthy = EngineFixture.at(url, Crashing.class)) {
			healthy.bean(Crashing.class).survive();
			dying.send("shop/go");
			List<CompletableFuture<?>> crashed = crash(dying, healthy, 3);
			healthy.driver().runUntilIdle();
			RunView run = healthy.onlyRunOf("crashing");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.output()).isEqualTo("\"StepCrashed\"");
			assertThat(healthy.bean(Crashing.class).calls).containsExactly("two");
			StepView one = run.steps().get(0);
			assertThat(one.status()).isEqualTo(StepView.Status.FAILED);
			assertThat(one.error().attempts()).isEqualTo(3);
			assertThat(one.error().message()).contains("step 'one'");
			awaitEnd(dying, crashed);
		}
	}

	@ParameterizedTest
	@EnumSource
	void outsideStepsFailTheRunInTheEnd(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture dying = EngineFixture.at(url, Crashing.class);
				EngineFixture healthy = EngineFixture.at(url, Crashing.class)) {
			dying.send("shop/body", Map.of());
			List<CompletableFuture<?>> crashed = crash(dying, healthy, 6);
			healthy.bean(Crashing.class).survive();
			healthy.driver().runUntilIdle();
			RunView run = healthy.onlyRunOf("crashing-body");
			assertThat(run.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(run.error().name()).isEqualTo("FunctionCrashed");
			awaitEnd(dying, crashed);
		}
	}

	private static List<CompletableFuture<?>> crash(EngineFixture dying, EngineFixture healthy, int times)
			throws InterruptedException {
		List<CompletableFuture<?>> crashed = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			CompletableFuture<Boolean> call = new CompletableFuture<>();
			new Thread(() -> call.complete(dying.driver().runNext())).start();
			crashed.add(call);
			assertThat(dying.bean(Crashing.class).entered.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
			await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				healthy.recover();
				assertThat(healthy.queries().latest(1).get(0).status()).isEqualTo(RunView.Status.QUEUED);
			});
		}
		return crashed;
	}

	private static void awaitEnd(EngineFixture dying, List<CompletableFuture<?>> crashed) throws Exception {
		dying.bean(Crashing.class).survive();
		for (CompletableFuture<?> call : crashed) {
			call.get(20, TimeUnit.SECONDS);
		}
	}

	static class Crashing {

		final Semaphore entered = new Semaphore(0);

		final List<String> calls = new ArrayList<>();

		private final CountDownLatch survives = new CountDownLatch(1);

		void survive() {
			this.survives.countDown();
		}

		@InngestFunction(id = "crashing", event = "shop/go", retries = 2)
		String run(Step step) {
			String outcome = "fine";
			try {
				step.run("one", () -> call("one"));
			}
			catch (StepError ex) {
				outcome = ex.name();
			}
			step.run("two", () -> call("two"));
			return outcome;
		}

		@InngestFunction(id = "crashing-body", event = "shop/body", retries = 0)
		void body() throws InterruptedException {
			call("body");
		}

		private void call(String what) throws InterruptedException {
			this.entered.release();
			this.survives.await();
			synchronized (this.calls) {
				this.calls.add(what);
			}
		}

	}

}

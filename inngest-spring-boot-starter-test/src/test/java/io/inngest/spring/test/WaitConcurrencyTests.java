package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.inngest.spring.Event;
import io.inngest.spring.RunContext;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.Step;
import io.inngest.spring.StepBranch;
import io.inngest.spring.TypeRef;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What comes while the run that waits for it is being executed, or just then begins to
 * wait.
 */
class WaitConcurrencyTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	@ParameterizedTest
	@EnumSource
	void whatComesDuringACallWakesTheRunAfterIt(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Blocking.class)) {
			app.send("shop/go");
			CompletableFuture<Boolean> call = CompletableFuture.supplyAsync(() -> app.driver().runNext());
			assertThat(app.bean(Blocking.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			await().atMost(PATIENCE).until(() -> sent(app, "s"));
			app.bean(Blocking.class).goOn.countDown();
			assertThat(call.get(20, TimeUnit.SECONDS)).isTrue();
			assertThat(app.onlyRunOf("blocking").dueAt()).isEqualTo(EngineFixture.START);
			assertThat(app.driver().runUntilIdle()).isEqualTo(1);
			RunView run = app.onlyRunOf("blocking");
			assertThat(run.steps()).extracting(StepView::id).containsExactly("block", "signal");
			assertThat(run.dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofDays(1)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void backOffIsKeptWhateverComes(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Blocking.class)) {
			app.bean(Blocking.class).goOn.countDown();
			app.send("shop/fails");
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("fails").dueAt()).isEqualTo(EngineFixture.START.plusSeconds(60));
			app.inngest().sendSignal("f", null);
			assertThat(app.driver().runUntilIdle()).isZero();
			app.advance(Duration.ofMinutes(1));
			assertThat(app.onlyRunOf("fails").steps()).extracting(StepView::id).containsExactly("block", "signal");
			assertThat(app.onlyRunOf("fails").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void noSignalIsLost(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture one = node(url); EngineFixture two = node(url)) {
			int runs = 20;
			List<CompletableFuture<Void>> senders = new ArrayList<>();
			for (int i = 0; i < runs; i++) {
				String name = "run-" + i;
				one.send("shop/signals", Map.of("name", name));
				senders.add(CompletableFuture.runAsync(() -> {
					for (int n = 0; n < 5; n++) {
						String signal = name + "-" + n;
						await().pollDelay(Duration.ZERO)
							.pollInterval(Duration.ofMillis(1))
							.atMost(PATIENCE)
							.until(() -> sent(two, signal));
					}
				}));
			}
			senders.forEach(CompletableFuture::join);
			awaitEnd(one, "signals", runs, "\"01234\"");
			assertThat(one.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void noEventIsLostBetweenLookingBackAndWaiting(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture one = node(url); EngineFixture two = node(url)) {
			int runs = 40;
			List<CompletableFuture<Void>> senders = new ArrayList<>();
			for (int i = 0; i < runs; i++) {
				Map<String, Object> data = Map.of("name", "run-" + i);
				senders.add(CompletableFuture.runAsync(() -> {
					one.send("shop/events", data);
					two.send("shop/first", data);
					two.send("shop/second", data);
				}));
			}
			senders.forEach(CompletableFuture::join);
			awaitEnd(one, "events", runs, "\"both\"");
			assertThat(one.count("inngest_wait")).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void noEndOfAnInvokedRunIsLost(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture one = node(url); EngineFixture two = node(url)) {
			for (int i = 0; i < 10; i++) {
				one.send("shop/invokes");
			}
			awaitEnd(two, "invokes", 10, "28");
			assertThat(one.runsOf("square")).hasSize(80);
			assertThat(one.count("inngest_wait")).isZero();
		}
	}

	private static EngineFixture node(String url) {
		return EngineFixture.builder(url, Blocking.class, Busy.class)
			.property("inngest.embedded.lease=30s", "inngest.embedded.poll-interval=1s")
			.ownThreads()
			.start();
	}

	private static void awaitEnd(EngineFixture app, String function, int runs, String output) {
		await().atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(app.runsOf(function)).hasSize(runs)
				.allSatisfy((run) -> assertThat(run.output()).isEqualTo(output)));
	}

	private static boolean sent(EngineFixture app, String signal) {
		try {
			app.inngest().sendSignal(signal, null);
			return true;
		}
		catch (SignalNotFoundException ex) {
			return false;
		}
	}

	static class Blocking {

		final CountDownLatch inStep = new CountDownLatch(1);

		final CountDownLatch goOn = new CountDownLatch(1);

		private final AtomicBoolean failed = new AtomicBoolean();

		@InngestFunction(id = "blocking", event = "shop/go")
		void run(Step step) {
			step.parallel(() -> step.waitForSignal("signal", "s", Duration.ofDays(2), Object.class),
					() -> step.sleep("sleep", Duration.ofDays(1)), () -> step.run("block", this::block));
		}

		@InngestFunction(id = "fails", event = "shop/fails")
		void fails(Step step, RunContext context) {
			step.race(() -> step.waitForSignal("signal", "f", Duration.ofDays(2), Object.class), () -> {
				step.run("block", this::block);
				return Optional.empty();
			});
			if (context.attempt() == 0 && this.failed.compareAndSet(false, true)) {
				throw new IllegalStateException("outside of the steps");
			}
		}

		private void block() throws InterruptedException {
			this.inStep.countDown();
			this.goOn.await();
		}

	}

	static class Busy {

		@InngestFunction(id = "signals", event = "shop/signals")
		String signals(Map<String, String> data, Step step) {
			StringBuilder got = new StringBuilder();
			for (int n = 0; n < 5; n++) {
				step.waitForSignal("wait-" + n, data.get("name") + "-" + n, Duration.ofDays(1), Object.class);
				got.append(n);
			}
			return got.toString();
		}

		@InngestFunction(id = "events", event = "shop/events")
		String events(Event<Map<String, String>> event, Step step) {
			boolean first = step.waitForEvent("first", wait("shop/first")).isPresent();
			boolean second = step.waitForEvent("second", wait("shop/second")).isPresent();
			return (first && second) ? "both" : first + " " + second;
		}

		private WaitForEvent<Map<?, ?>> wait(String name) {
			return WaitForEvent.<Map<?, ?>>of(name, new TypeRef<>() {
			}).match("data.name").lookBack(Duration.ofMinutes(10)).timeout(Duration.ofMinutes(30));
		}

		@InngestFunction(id = "invokes", event = "shop/invokes")
		int invokes(Step step) {
			List<StepBranch<Integer>> branches = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int n = i;
				branches.add(() -> step.invoke("square-" + n, "square", Map.of("n", n), Integer.class));
			}
			return step.parallel(branches).stream().mapToInt(Integer::intValue).sum();
		}

		@InngestFunction(id = "square")
		int square(Map<String, Integer> data) {
			return data.get("n");
		}

	}

}

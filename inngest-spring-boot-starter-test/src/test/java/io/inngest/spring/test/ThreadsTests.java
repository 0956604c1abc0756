package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.engine.EmbeddedEngine;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The engine with its own threads.
 */
class ThreadsTests {

	private static final String LONG_POLL = "inngest.embedded.poll-interval=1h";

	@ParameterizedTest
	@EnumSource
	void startARunWithoutWaitingForThePoll(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Work.class)
			.ownThreads()
			.property(LONG_POLL, "inngest.embedded.lease=30s")
			.start()) {
			app.send("shop/work", Map.of("n", 1));
			patiently().untilAsserted(() -> assertCompleted(app, "work", 1));
		}
	}

	@ParameterizedTest
	@EnumSource
	void startTheHandlerOfAFailureWithoutWaitingForThePoll(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Work.class)
			.ownThreads()
			.property(LONG_POLL, "inngest.embedded.lease=30s")
			.start()) {
			app.send("shop/fail");
			patiently().untilAsserted(() -> assertCompleted(app, "fail-failure", 1));
		}
	}

	@ParameterizedTest
	@EnumSource
	void wakeEachSleepAtItsTime(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture app = EngineFixture.builder(url, Work.class)
			.ownThreads()
			.property(LONG_POLL, "inngest.embedded.lease=30s")
			.start()) {
			app.send("shop/nap", Map.of("millis", 900));
			app.send("shop/nap", Map.of("millis", 300));
			app.send("shop/nap", Map.of("millis", 600));
			app.inngest().send(Event.of("shop/work", Map.of("n", 1)).withTs(Instant.now().plusMillis(1200)));
			patiently().untilAsserted(() -> {
				assertCompleted(app, "nap", 3);
				assertCompleted(app, "work", 1);
			});
			assertThat(app.runsOf("nap")).allSatisfy((run) -> {
				StepView nap = run.steps().get(0);
				assertThat(run.endedAt()).isBetween(nap.endedAt(), nap.endedAt().plusSeconds(5));
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void goOnWithSleepsThatBeganBeforeTheStart(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture app = EngineFixture.builder(url, Work.class).ownThreads().start()) {
			app.send("shop/nap", Map.of("millis", 2000));
			patiently().until(() -> app.onlyRunOf("nap").status() == RunView.Status.SLEEPING);
		}
		try (EngineFixture app = EngineFixture.builder(url, Work.class)
			.ownThreads()
			.property(LONG_POLL, "inngest.embedded.lease=30s")
			.start()) {
			patiently().untilAsserted(() -> assertCompleted(app, "nap", 1));
		}
	}

	@ParameterizedTest
	@EnumSource
	void completeManyRunsOnFewWorkers(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Work.class)
			.ownThreads()
			.property(LONG_POLL, "inngest.embedded.lease=30s", "inngest.embedded.workers=8")
			.start()) {
			app.inngest().send(events(500));
			patiently().until(() -> ended(app) == 500);
			assertThat(app.bean(Work.class).bodies).hasSize(1500)
				.allSatisfy((body, times) -> assertThat(times).as(body).hasValue(1));
		}
	}

	@ParameterizedTest
	@EnumSource
	void shareTheWorkBetweenNodes(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture one = node(url).property("inngest.embedded.lease=30s").start();
				EngineFixture two = node(url).property("inngest.embedded.lease=30s").start()) {
			one.inngest().send(events(200));
			patiently().until(() -> ended(one) == 200);
			Map<String, AtomicInteger> first = one.bean(Work.class).bodies;
			Map<String, AtomicInteger> second = two.bean(Work.class).bodies;
			assertThat(first.size() + second.size()).isEqualTo(600);
			assertThat(first).doesNotContainKeys(second.keySet().toArray(String[]::new));
			assertThat(first.size()).isPositive();
			assertThat(second.size()).isPositive();
		}
	}

	@ParameterizedTest
	@EnumSource
	void renewTheLeaseOfALongStep(TestDatabases database) throws InterruptedException {
		String url = database.newUrl();
		try (EngineFixture one = node(url).start(); EngineFixture two = node(url).start()) {
			Work first = one.bean(Work.class);
			Work second = two.bean(Work.class);
			one.send("shop/long");
			patiently().until(() -> first.started.get() + second.started.get() == 1);
			Instant leaseEnd = leaseUntil(one);
			// More than the lease's own length.
			patiently().until(() -> leaseUntil(one).isAfter(leaseEnd.plusMillis(1200)));
			first.goOn.countDown();
			second.goOn.countDown();
			patiently().untilAsserted(() -> assertCompleted(one, "long", 1));
			assertThat(first.started.get() + second.started.get()).isEqualTo(1);
			assertThat(one.onlyRunOf("long").steps().get(0).attempts()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void handRunsBackAtShutdownWithoutCountingAnAttempt(TestDatabases database) throws InterruptedException {
		String url = database.newUrl();
		try (EngineFixture other = EngineFixture.builder(url, Work.class).start()) {
			try (EngineFixture app = node(url).start()) {
				Work work = app.bean(Work.class);
				app.send("shop/long");
				assertThat(work.inStep.await(20, TimeUnit.SECONDS)).isTrue();
				Thread stop = new Thread(app.bean(EmbeddedEngine.class)::stop);
				stop.start();
				// The step's result is still taken, and the lease is renewed meanwhile.
				patiently().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
				Instant leaseEnd = leaseUntil(other);
				patiently().until(() -> leaseUntil(other).isAfter(leaseEnd.plusMillis(400)));
				work.goOn.countDown();
				stop.join(20_000);
				assertThat(stop.isAlive()).isFalse();
				RunView run = app.onlyRunOf("long");
				assertThat(run.status()).isEqualTo(RunView.Status.QUEUED);
				assertThat(run.attempt()).isZero();
				assertThat(run.steps()).extracting(StepView::id).containsExactly("long");
				app.bean(EmbeddedEngine.class).start();
				patiently().untilAsserted(() -> assertCompleted(app, "long", 1));
				assertThat(work.started).hasValue(1);
				assertThat(app.onlyRunOf("long").steps()).extracting(StepView::attempts).containsExactly(1, 1);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void leaveWhatDoesNotStopInTimeToItsLease(TestDatabases database) throws InterruptedException {
		String url = database.newUrl();
		try (EngineFixture other = EngineFixture.builder(url, Work.class).start()) {
			other.bean(Work.class).goOn.countDown();
			EngineFixture app = node(url).property("inngest.embedded.shutdown-timeout=100ms").start();
			Work work = app.bean(Work.class);
			app.send("shop/long");
			assertThat(work.inStep.await(20, TimeUnit.SECONDS)).isTrue();
			app.close();
			patiently().untilAsserted(() -> {
				other.recover();
				assertThat(other.driver().runUntilIdle()).isPositive();
			});
			work.goOn.countDown();
			RunView run = other.onlyRunOf("long");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			// What was under way at shutdown is not counted.
			assertThat(run.steps()).extracting(StepView::attempts).containsExactly(1, 1);
		}
	}

	private static EngineFixture.Builder node(String url) {
		return EngineFixture.builder(url, Work.class)
			.ownThreads()
			.property("inngest.embedded.poll-interval=20ms", "inngest.embedded.workers=4", "inngest.embedded.lease=1s");
	}

	private static List<Event<?>> events(int count) {
		return IntStream.range(0, count).<Event<?>>mapToObj((n) -> Event.of("shop/work", Map.of("n", n))).toList();
	}

	private static int ended(EngineFixture app) {
		return app.jdbc()
			.sql("SELECT count(*) FROM inngest_run WHERE status = 'COMPLETED'")
			.query(Integer.class)
			.single();
	}

	private static Instant leaseUntil(EngineFixture app) {
		return app.jdbc()
			.sql("SELECT lease_until FROM inngest_queue")
			.query((row, number) -> row.getTimestamp(1).toInstant())
			.single();
	}

	private static void assertCompleted(EngineFixture app, String functionId, int count) {
		assertThat(app.runsOf(functionId)).hasSize(count)
			.allSatisfy((run) -> assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED));
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
	}

	static class Work {

		final Map<String, AtomicInteger> bodies = new ConcurrentHashMap<>();

		final AtomicInteger started = new AtomicInteger();

		final CountDownLatch inStep = new CountDownLatch(1);

		final CountDownLatch goOn = new CountDownLatch(1);

		@InngestFunction(id = "work", event = "shop/work")
		void work(Event<Map<String, Integer>> event, Step step) {
			for (String id : List.of("a", "b", "c")) {
				step.run(id, () -> {
					String body = event.data().get("n") + id;
					this.bodies.computeIfAbsent(body, (key) -> new AtomicInteger()).incrementAndGet();
				});
			}
		}

		@InngestFunction(id = "fail", event = "shop/fail")
		void fail() {
			throw new NonRetriableError("no way");
		}

		@OnFailure(functions = "fail")
		void failed() {
		}

		@InngestFunction(id = "nap", event = "shop/nap")
		void nap(Event<Map<String, Integer>> event, Step step) {
			step.sleep("nap", Duration.ofMillis(event.data().get("millis")));
		}

		@InngestFunction(id = "long", event = "shop/long", retries = 0)
		void longStep(Step step) {
			step.run("long", () -> {
				this.started.incrementAndGet();
				this.inStep.countDown();
				this.goOn.await();
			});
			step.run("after", () -> "after");
		}

	}

}

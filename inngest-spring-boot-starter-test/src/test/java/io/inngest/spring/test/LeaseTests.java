package io.inngest.spring.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import io.inngest.spring.engine.store.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who holds a run, and that nobody else writes for it.
 */
class LeaseTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@ParameterizedTest
	@EnumSource
	void letsTheLoserOfALeaseRunNothingFurther(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture first = EngineFixture.at(url, Slow.class);
				EngineFixture second = EngineFixture.at(url, Slow.class)) {
			second.bean(Slow.class).goOn.countDown();
			first.send("shop/go");
			CompletableFuture<Void> loser = CompletableFuture.runAsync(() -> first.driver().runUntilIdle());
			assertThat(first.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			takeOver(second);
			second.driver().runUntilIdle();
			first.bean(Slow.class).goOn.countDown();
			loser.get(20, TimeUnit.SECONDS);

			RunView run = first.onlyRunOf("slow");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.steps()).extracting(StepView::id).containsExactly("a", "b", "c");
			assertThat(run.output()).isEqualTo("\"%s\"".formatted(second.bean(Slow.class).name()));
			assertThat(first.bean(Slow.class).calls).containsExactly("a", "b");
			assertThat(second.bean(Slow.class).calls).containsExactly("b", "c");
			assertThat(first.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void dropsTheEndOfACallThatHasLostItsLease(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture first = EngineFixture.at(url, Slow.class);
				EngineFixture second = EngineFixture.at(url, Slow.class)) {
			second.bean(Slow.class).goOn.countDown();
			first.send("shop/body");
			CompletableFuture<Void> loser = CompletableFuture.runAsync(() -> first.driver().runNext());
			assertThat(first.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			takeOver(second);
			first.bean(Slow.class).goOn.countDown();
			loser.get(20, TimeUnit.SECONDS);
			assertThat(first.onlyRunOf("slow-body").status()).isEqualTo(RunView.Status.QUEUED);
			second.driver().runUntilIdle();
			assertThat(first.onlyRunOf("slow-body").output())
				.isEqualTo("\"%s\"".formatted(second.bean(Slow.class).name()));
			assertThat(first.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void beginsNoStepThatAnotherNodeMayHaveDone(TestDatabases database) throws Exception {
		String url = database.newUrl();
		try (EngineFixture first = EngineFixture.at(url, Slow.class);
				EngineFixture second = EngineFixture.at(url, Slow.class)) {
			second.bean(Slow.class).goOn.countDown();
			first.send("shop/between");
			CompletableFuture<Void> loser = CompletableFuture.runAsync(() -> first.driver().runNext());
			assertThat(first.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			takeOver(second);
			second.driver().runUntilIdle();
			first.bean(Slow.class).goOn.countDown();
			loser.get(20, TimeUnit.SECONDS);
			assertThat(first.bean(Slow.class).calls).containsExactly("a");
			assertThat(second.bean(Slow.class).calls).containsExactly("b");
			assertThat(first.onlyRunOf("slow-between").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void goesOnAfterItsLeaseHasExpiredWhenNobodyHasTakenTheRun(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Slow.class)) {
			app.send("shop/between");
			CompletableFuture<Void> call = CompletableFuture.runAsync(() -> app.driver().runNext());
			assertThat(app.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			String runId = app.onlyRunOf("slow-between").runId();
			await().atMost(PATIENCE).until(() -> expired(app, runId));
			app.bean(Slow.class).goOn.countDown();
			call.get(20, TimeUnit.SECONDS);
			assertThat(app.bean(Slow.class).calls).containsExactly("a", "b");
			assertThat(app.onlyRunOf("slow-between").status()).isEqualTo(RunView.Status.COMPLETED);
		}
	}

	@ParameterizedTest
	@EnumSource
	void cannotBeTakenOverWhileAStepIsBeingCommitted(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Slow.class)) {
			app.send("shop/go");
			CompletableFuture<Void> call = CompletableFuture.runAsync(() -> app.driver().runUntilIdle());
			assertThat(app.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			String runId = app.onlyRunOf("slow").runId();
			try (Connection connection = app.bean(DataSource.class).getConnection()) {
				connection.setAutoCommit(false);
				assertThat(insertStep(app, connection, runId, "raw", fence(app, runId))).isEqualTo(1);
				await().atMost(PATIENCE).until(() -> expired(app, runId));
				CompletableFuture<Void> takeOver = CompletableFuture.runAsync(() -> app.recover());
				// PostgreSQL leaves out what is locked, H2 waits for it
				await().atMost(PATIENCE).until(() -> takeOver.isDone() || waits(database, app));
				assertThat(fence(app, runId)).isEqualTo(1);
				connection.commit();
				takeOver.get(20, TimeUnit.SECONDS);
			}
			takeOver(app);
			assertThat(fence(app, runId)).isEqualTo(2);
			try (Connection connection = app.bean(DataSource.class).getConnection()) {
				assertThat(insertStep(app, connection, runId, "late", 1)).isZero();
			}
			app.bean(Slow.class).goOn.countDown();
			call.get(20, TimeUnit.SECONDS);
		}
	}

	@ParameterizedTest
	@EnumSource
	void storesNoStepThatHadToWaitForATakeOver(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Slow.class)) {
			app.send("shop/go");
			CompletableFuture<Void> call = CompletableFuture.runAsync(() -> app.driver().runNext());
			assertThat(app.bean(Slow.class).inStep.await(20, TimeUnit.SECONDS)).isTrue();
			String runId = app.onlyRunOf("slow").runId();
			try (Connection connection = app.bean(DataSource.class).getConnection()) {
				connection.setAutoCommit(false);
				try (Statement takeOver = connection.createStatement()) {
					assertThat(takeOver.executeUpdate("UPDATE inngest_queue SET fence = fence + 1")).isEqualTo(1);
				}
				app.bean(Slow.class).goOn.countDown();
				await().atMost(PATIENCE).until(() -> waits(database, app));
				connection.commit();
			}
			call.get(20, TimeUnit.SECONDS);
			assertThat(app.onlyRunOf("slow").steps()).extracting(StepView::id).containsExactly("a");
			assertThat(app.bean(Slow.class).calls).containsExactly("a", "b");
		}
	}

	@ParameterizedTest
	@EnumSource
	void leavesRunsOfUnknownFunctionsToNodesThatKnowThem(TestDatabases database) {
		String url = database.newUrl();
		try (EngineFixture old = EngineFixture.at(url, Slow.class);
				EngineFixture current = EngineFixture.at(url, Slow.class, Other.class)) {
			current.send("shop/other");
			assertThat(old.driver().runUntilIdle()).isZero();
			old.driver().runToEnd();
			RunView run = old.onlyRunOf("other");
			assertThat(run.status()).isEqualTo(RunView.Status.QUEUED);
			assertThat(run.attempt()).isZero();
			assertThat(current.driver().runUntilIdle()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void letsOthersRunWhenACallHasHadItsSlice(TestDatabases database) {
		try (EngineFixture app = EngineFixture.builder(database, Sliced.class)
			.property("inngest.embedded.slice=1ms")
			.start()) {
			app.inngest().send(Event.of("shop/slice", null));
			app.inngest().send(Event.of("shop/slice", null));
			app.clock().advance(Duration.ofSeconds(1));
			assertThat(app.driver().runNext()).isTrue();
			app.clock().advance(Duration.ofSeconds(1));
			assertThat(app.driver().runNext()).isTrue();
			assertThat(app.runsOf("sliced")).allSatisfy((run) -> {
				assertThat(run.status()).isEqualTo(RunView.Status.QUEUED);
				assertThat(run.steps()).hasSize(1);
				assertThat(run.attempt()).isZero();
			});
			assertThat(app.driver().runUntilIdle()).isEqualTo(6);
			assertThat(app.runsOf("sliced")).allSatisfy((run) -> {
				assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
				assertThat(run.steps()).hasSize(3).allSatisfy((step) -> assertThat(step.attempts()).isEqualTo(1));
			});
		}
	}

	private static void takeOver(EngineFixture app) {
		await().atMost(PATIENCE).untilAsserted(() -> {
			app.recover();
			assertThat(app.queries().latest(1).get(0).status()).isEqualTo(RunView.Status.QUEUED);
		});
	}

	private static long fence(EngineFixture app, String runId) {
		return app.jdbc()
			.sql("SELECT fence FROM inngest_queue WHERE run_id = ?")
			.param(runId)
			.query(Long.class)
			.single();
	}

	private static boolean expired(EngineFixture app, String runId) {
		return app.jdbc()
			.sql("SELECT lease_until < CURRENT_TIMESTAMP FROM inngest_queue WHERE run_id = ?")
			.param(runId)
			.query(Boolean.class)
			.single();
	}

	private static boolean waits(TestDatabases database, EngineFixture app) {
		String sql = (database == TestDatabases.H2)
				? "SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
				: "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0";
		return app.jdbc().sql(sql).query(Integer.class).single() > 0;
	}

	private static int insertStep(EngineFixture app, Connection connection, String runId, String step, long fence)
			throws SQLException {
		Object[] values = { runId, step, 99, step, 0, step, "step.run", null, null, null, 1, 0L, 0L, "json", runId,
				fence };
		try (PreparedStatement statement = connection
			.prepareStatement(app.bean(Database.class).dialect().insertStep())) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement.executeUpdate();
		}
	}

	static class Slow {

		final CountDownLatch inStep = new CountDownLatch(1);

		final CountDownLatch goOn = new CountDownLatch(1);

		final List<String> calls = Collections.synchronizedList(new ArrayList<>());

		@InngestFunction(id = "slow", event = "shop/go")
		String run(Step step) {
			step.run("a", () -> this.calls.add("a"));
			String value = step.run("b", () -> {
				this.calls.add("b");
				block();
				return name();
			});
			step.run("c", () -> this.calls.add("c"));
			return value;
		}

		@InngestFunction(id = "slow-body", event = "shop/body")
		String body() throws InterruptedException {
			block();
			return name();
		}

		@InngestFunction(id = "slow-between", event = "shop/between")
		void between(Step step) throws InterruptedException {
			step.run("a", () -> this.calls.add("a"));
			block();
			step.run("b", () -> this.calls.add("b"));
		}

		private void block() throws InterruptedException {
			this.inStep.countDown();
			this.goOn.await();
		}

		String name() {
			return Integer.toHexString(System.identityHashCode(this));
		}

	}

	static class Other {

		@InngestFunction(id = "other", event = "shop/other")
		void run() {
		}

	}

	static class Sliced {

		@InngestFunction(id = "sliced", event = "shop/slice")
		void run(Step step) {
			for (int i = 0; i < 3; i++) {
				step.run("spin", () -> {
					long end = System.nanoTime() + Duration.ofMillis(2).toNanos();
					while (System.nanoTime() < end) {
						Thread.onSpinWait();
					}
				});
			}
		}

	}

}

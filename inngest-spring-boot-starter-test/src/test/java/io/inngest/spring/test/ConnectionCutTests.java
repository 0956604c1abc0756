package io.inngest.spring.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that break while a step is stored.
 */
class ConnectionCutTests {

	@ParameterizedTest
	@EnumSource
	void adoptsTheRowWhenTheAnswerToItsInsertIsLost(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Steps.class, Cuts.class)) {
			app.bean(Cuts.class).next.set(Cut.AFTER_INSERT);
			app.send("shop/go");
			app.driver().runNext();
			assertDoneOnce(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void insertsAgainWhatWasNotStored(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Steps.class, Cuts.class)) {
			app.bean(Cuts.class).next.set(Cut.BEFORE_INSERT);
			app.send("shop/go");
			app.driver().runNext();
			assertDoneOnce(app);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendsTheEventsOfAStepOnceWhenTheAnswerToTheCommitIsLost(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Steps.class, Cuts.class)) {
			app.send("shop/tell");
			app.bean(Cuts.class).next.set(Cut.AFTER_COMMIT_OF_STEP);
			app.driver().runNext();
			assertThat(app.bean(Cuts.class).next).hasValue(Cut.NONE);
			assertThat(app.onlyRunOf("tell").status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(app.queries().latestEvents("shop/told", 10)).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void endsTheRunOnceWhenTheAnswerToItsEndIsLost(TestDatabases database) {
		assertEndsOnceDespite(Cut.AFTER_END, database);
	}

	@ParameterizedTest
	@EnumSource
	void endsTheRunAgainWhenItsEndWasNotStored(TestDatabases database) {
		assertEndsOnceDespite(Cut.BEFORE_END, database);
	}

	private static void assertEndsOnceDespite(Cut cut, TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Steps.class, Cuts.class)) {
			app.send("shop/go");
			app.bean(Cuts.class).next.set(cut);
			app.driver().runNext();
			assertThat(app.bean(Cuts.class).next).hasValue(Cut.NONE);
			assertDoneOnce(app);
			assertThat(app.count("inngest_queue")).isZero();
			assertThat(app.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
		}
	}

	@Test
	void survivesTheEndOfTheServersProcess() {
		try (EngineFixture app = EngineFixture.on(TestDatabases.POSTGRESQL, Steps.class)) {
			app.jdbc().sql("CREATE SEQUENCE cuts").update();
			app.jdbc().sql("""
					CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
					BEGIN
						IF nextval('cuts') = 2 THEN
							PERFORM pg_terminate_backend(pg_backend_pid());
						END IF;
						RETURN NEW;
					END $$""").update();
			app.jdbc()
				.sql("CREATE TRIGGER cut AFTER INSERT ON inngest_step FOR EACH ROW EXECUTE FUNCTION cut()")
				.update();
			app.send("shop/go");
			app.driver().runNext();
			assertThat(app.jdbc().sql("SELECT last_value FROM cuts").query(Long.class).single()).isEqualTo(4);
			assertDoneOnce(app);
		}
	}

	private static void assertDoneOnce(EngineFixture app) {
		RunView run = app.onlyRunOf("steps");
		assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
		assertThat(run.output()).isEqualTo("\"a1b2c3\"");
		assertThat(app.bean(Steps.class).calls).containsExactly("a", "b", "c");
		assertThat(run.steps()).extracting(StepView::id).containsExactly("a", "b", "c");
	}

	static class Steps {

		final List<String> calls = new ArrayList<>();

		@InngestFunction(id = "steps", event = "shop/go", retries = 0)
		String run(Step step) {
			return step.run("a", () -> call("a")) + step.run("b", () -> call("b")) + step.run("c", () -> call("c"));
		}

		@InngestFunction(id = "tell", event = "shop/tell", retries = 0)
		void tell(Step step) {
			step.sendEvent("tell", Event.of("shop/told", Map.of()));
		}

		private String call(String name) {
			this.calls.add(name);
			return name + this.calls.size();
		}

	}

	enum Cut {

		NONE, BEFORE_INSERT, AFTER_INSERT, AFTER_COMMIT_OF_STEP, BEFORE_END, AFTER_END

	}

	/**
	 * Breaks a connection once, when told.
	 */
	static class Cuts implements BeanPostProcessor {

		final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof DataSource dataSource) ? new CutDataSource(dataSource, this.next) : bean;
		}

	}

	/**
	 * Hands out connections that break.
	 */
	static class CutDataSource extends DelegatingDataSource {

		private final AtomicReference<Cut> next;

		CutDataSource(DataSource target, AtomicReference<Cut> next) {
			super(target);
			this.next = next;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			Set<Cut> onCommit = EnumSet.noneOf(Cut.class);
			return proxy(Connection.class, (method, arguments) -> {
				Object result = invoke(connection, method, arguments);
				if (method.getName().equals("prepareStatement")) {
					String sql = arguments[0].toString();
					if (sql.contains("INSERT INTO inngest_step")) {
						onCommit.add(Cut.AFTER_COMMIT_OF_STEP);
						return statement((PreparedStatement) result, Cut.BEFORE_INSERT, Cut.AFTER_INSERT);
					}
					if (sql.contains("UPDATE inngest_run")) {
						onCommit.add(Cut.AFTER_END);
						return statement((PreparedStatement) result, Cut.BEFORE_END,
								connection.getAutoCommit() ? Cut.AFTER_END : Cut.NONE);
					}
				}
				if (method.getName().equals("commit")) {
					for (Cut cut : onCommit) {
						cutIf(cut);
					}
				}
				return result;
			});
		}

		private PreparedStatement statement(PreparedStatement statement, Cut before, Cut after) {
			return proxy(PreparedStatement.class, (method, arguments) -> {
				boolean update = method.getName().equals("executeUpdate") || method.getName().equals("executeQuery");
				if (update) {
					cutIf(before);
				}
				Object result = invoke(statement, method, arguments);
				if (update) {
					cutIf(after);
				}
				return result;
			});
		}

		private void cutIf(Cut cut) throws SQLException {
			if (cut != Cut.NONE && this.next.compareAndSet(cut, Cut.NONE)) {
				throw new SQLNonTransientConnectionException("The connection is gone", "08006");
			}
		}

		private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
			try {
				return method.invoke(target, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

		@SuppressWarnings("unchecked")
		private static <T> T proxy(Class<T> type, Call call) {
			return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> call.invoke(method, arguments));
		}

		/**
		 * A call of the proxy.
		 */
		interface Call {

			Object invoke(Method method, Object[] arguments) throws Throwable;

		}

	}

}

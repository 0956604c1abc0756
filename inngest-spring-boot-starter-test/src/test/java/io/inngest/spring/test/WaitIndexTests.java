package io.inngest.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.dialect.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events find who waits for them through the index, however many others wait.
 */
class WaitIndexTests {

	private static final int OTHERS = 100_000;

	private static final String INSERT = """
			INSERT INTO inngest_wait (run_id, step_hash, kind, step_id, step_index, name, since, due_at, attempts,
				event_name, match_path, match_value, expression, serializer)
			SELECT %1$s, 'h', 'EVENT', 'w', 0, 'w', 0, 9000000000000, 0, 'shop/payment.done', 'data.orderId',
				%1$s, 'event.data.orderId == async.data.orderId', 'json'
			FROM %2$s""";

	@ParameterizedTest
	@EnumSource
	void findsOneAmongManyThroughTheIndex(TestDatabases database) throws Exception {
		try (EngineFixture app = EngineFixture.on(database, Orders.class)) {
			boolean h2 = database == TestDatabases.H2;
			app.jdbc()
				.sql(h2 ? INSERT.formatted("'other-' || x", "SYSTEM_RANGE(1, " + OTHERS + ")")
						: INSERT.formatted("'other-' || x", "generate_series(1, " + OTHERS + ") x"))
				.update();
			app.jdbc().sql("ANALYZE").update();
			app.send("shop/order.placed", Map.of("orderId", "o1"));
			app.driver().runUntilIdle();

			List<String> page = explain(app, h2, "PAGE",
					List.of("shop/payment.done", "data.orderId", "other-500", "", "", "", 900_000L, 0L, 100));
			List<String> path = explain(app, h2, "PATH", List.of("shop/payment.done", "data.orderId\u0001"));
			assertThat(page).anyMatch((line) -> line.toLowerCase().contains("inngest_wait_event"))
				.noneMatch(
						(line) -> line.contains("Seq Scan on inngest_wait") || line.contains("INNGEST_WAIT.tableScan"));
			assertThat(path).anyMatch((line) -> line.toLowerCase().contains("inngest_wait_event"))
				.noneMatch(
						(line) -> line.contains("Seq Scan on inngest_wait") || line.contains("INNGEST_WAIT.tableScan"));
			if (h2) {
				assertThat(scanned(page)).isLessThan(10);
				assertThat(scanned(path)).isLessThan(10);
			}
			else {
				assertThat(page).anyMatch((line) -> line.contains("actual") && line.contains("rows=1"));
			}

			assertKnowsAtOnceWhetherSomebodyWaits(app, h2);
			app.send("shop/payment.done", Map.of("orderId", "o1"));
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("order").output()).isEqualTo("true");
			assertThat(app.count("inngest_wait")).isEqualTo(OTHERS);
		}
	}

	private static void assertKnowsAtOnceWhetherSomebodyWaits(EngineFixture app, boolean h2) {
		Dialect dialect = app.bean(Database.class).dialect();
		List<String> note = plan(app, dialect.noteArrivals(), List.of(new SqlArrayValue("varchar", "no-event")));
		assertThat(note).anyMatch((line) -> line.toLowerCase().contains("inngest_wait_event"))
			.noneMatch((line) -> line.contains("Seq Scan on inngest_wait"));
		if (!h2) {
			assertThat(plan(app, dialect.startRuns(0),
					List.of("k", "k", "shop/payment.done", "{}", "{}", 1L, "1", "json", 1L)))
				.anyMatch((line) -> line.contains("inngest_wait_event"))
				.noneMatch((line) -> line.contains("Seq Scan on inngest_wait"));
		}
	}

	private static List<String> plan(EngineFixture app, String sql, List<?> parameters) {
		return app.jdbc()
			.sql("EXPLAIN " + sql)
			.params(parameters)
			.query(String.class)
			.list()
			.stream()
			.flatMap(String::lines)
			.toList();
	}

	private static List<String> explain(EngineFixture app, boolean h2, String statement, List<Object> parameters)
			throws ClassNotFoundException {
		Object sql = ReflectionTestUtils.getField(Class.forName("io.inngest.spring.engine.wait.Candidates"), statement);
		return app.jdbc()
			.sql((h2 ? "EXPLAIN ANALYZE " : "EXPLAIN (ANALYZE, COSTS FALSE) ") + sql)
			.params(parameters)
			.query(String.class)
			.list()
			.stream()
			.flatMap(String::lines)
			.toList();
	}

	private static int scanned(List<String> plan) {
		return plan.stream()
			.filter((line) -> line.contains("scanCount:"))
			.mapToInt((line) -> Integer.parseInt(line.replaceAll(".*scanCount: (\\d+).*", "$1")))
			.max()
			.orElseThrow();
	}

	static class Orders {

		@InngestFunction(id = "order", event = "shop/order.placed")
		boolean order(Step step) {
			return step.waitForEvent("payment",
					WaitForEvent.of("shop/payment.done", Map.class).match("data.orderId").timeout(Duration.ofDays(7)))
				.isPresent();
		}

	}

}

package io.inngest.spring.test.kit;

import java.util.List;

import io.inngest.spring.engine.EmbeddedEngine;
import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.drive.EngineTester;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What is special about the embedded engine in a test.
 */
@InngestTest(functions = Changing.class)
@Import(CurrentCode.class)
class EmbeddedEngineTests {

	@Autowired
	private EngineTester inngest;

	@Autowired
	private CurrentCode code;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void threadsThatRun(@Autowired EmbeddedEngine engine) {
		engine.start();
		try {
			assertThatIllegalStateException().isThrownBy(this.inngest::runUntilIdle)
				.withMessage("The engine's threads are running, so a test cannot drive it. Set "
						+ "inngest.embedded.auto-startup=false, and do not start the engine in the test");
		}
		finally {
			engine.stop();
		}
	}

	@Test
	void noRowIsLeftForTheNextTest() {
		this.code.become((step) -> {
			step.run("a", () -> "done");
			return step.parallel(() -> Code.of("sleep").run(step), () -> step.run("b", () -> "done")).toString();
		});
		this.inngest.send("kit/changing");
		this.inngest.runUntilIdle();
		List<String> tables = this.jdbc
			.sql("select table_name from information_schema.tables where table_name like 'INNGEST_%'")
			.query(String.class)
			.list();
		assertThat(tables).hasSizeGreaterThan(6);
		assertThat(tables).anySatisfy((table) -> assertThat(rows(table)).isPositive());
		this.inngest.begin();
		assertThat(tables).filteredOn((table) -> !table.equals("INNGEST_SCHEMA_VERSION"))
			.allSatisfy((table) -> assertThat(rows(table)).isZero());
	}

	private int rows(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
	}

	@Test
	void bodiesRunOnTheThreadOfTheTest() {
		Thread test = Thread.currentThread();
		this.code.become((step) -> {
			step.parallel(() -> step.run("a", () -> check(test)), () -> step.run("b", () -> check(test)));
			return "done";
		});
		assertThat(this.inngest.run("changing")).completed().ranSteps("a", "b");
	}

	private static String check(Thread expected) {
		assertThat(Thread.currentThread()).isSameAs(expected);
		return "done";
	}

}

package io.inngest.spring.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.inngest.spring.engine.store.dialect.Dialects;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTests {

	private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:schema", "sa", "");

	private final JdbcTemplate jdbc = new JdbcTemplate(this.pool);

	private final Schema schema = new Schema(Dialects.of("H2"), this.jdbc, TransactionOperations.withoutTransaction());

	@AfterEach
	void dispose() {
		this.pool.dispose();
	}

	@Test
	void goesOnWhereItWasKilledBetweenStatementsThatH2HasCommitted() throws IOException {
		List<String> statements = statements();
		assertThat(statements).hasSizeGreaterThan(10);
		for (int done = 0; done <= statements.size(); done++) {
			this.jdbc.execute("DROP ALL OBJECTS");
			statements.subList(0, done).forEach(this.jdbc::execute);
			this.schema.bringUpToDate(true);
			assertThat(this.jdbc.queryForList("SELECT version FROM inngest_schema_version", Integer.class))
				.as("after %d statements", done)
				.containsExactly(1);
		}
	}

	private List<String> statements() throws IOException {
		String script = new ClassPathResource("h2/V1__inngest.sql", Schema.class)
			.getContentAsString(StandardCharsets.UTF_8);
		return Stream.of(script.split(";\\s*\n")).toList();
	}

}

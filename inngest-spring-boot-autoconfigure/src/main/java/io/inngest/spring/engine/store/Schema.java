package io.inngest.spring.engine.store;

import java.sql.Connection;
import java.util.List;

import io.inngest.spring.engine.store.dialect.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The engine's tables: numbered scripts, each of which records its number in
 * {@code inngest_schema_version}, so that it does not matter who runs them.
 */
class Schema {

	private static final Logger logger = LoggerFactory.getLogger(Database.class);

	/** The scripts, in order; the n-th brings the schema to version n. */
	private static final List<String> SCRIPTS = List.of("V1__inngest.sql");

	/** More than the scripts have objects. */
	private static final int ATTEMPTS = 20;

	private static final String VERSION_TABLE = "SELECT count(*) FROM information_schema.tables "
			+ "WHERE lower(table_name) = 'inngest_schema_version' AND table_schema = CURRENT_SCHEMA";

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final TransactionOperations transactions;

	Schema(Dialect dialect, JdbcOperations jdbc, TransactionOperations transactions) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	void bringUpToDate(boolean create) {
		int found = version();
		if (found >= SCRIPTS.size()) {
			return;
		}
		if (!create) {
			throw new MissingSchemaException(this.dialect.name(), found, SCRIPTS.size());
		}
		for (int attempt = 1; version() < SCRIPTS.size(); attempt++) {
			try {
				this.transactions.executeWithoutResult((status) -> runScripts());
			}
			catch (ScriptException ex) {
				// Two that create the same object at the same moment, where the database
				// cannot make one wait: one fails, and passes that object the next time.
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private void runScripts() {
		this.dialect.lockSchema(this.jdbc);
		for (int version = version(); version < SCRIPTS.size(); version++) {
			run("%s/%s".formatted(this.dialect.name(), SCRIPTS.get(version)));
		}
		logger.info("The schema of the embedded engine is at version {}", SCRIPTS.size());
	}

	private void run(String script) {
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(
				new ClassPathResource(script, Schema.class));
		this.jdbc.execute((ConnectionCallback<Boolean>) (Connection connection) -> {
			populator.populate(connection);
			return true;
		});
	}

	private int version() {
		Integer tables = this.jdbc.queryForObject(VERSION_TABLE, Integer.class);
		if (tables == null || tables == 0) {
			return 0;
		}
		Integer version = this.jdbc.queryForObject("SELECT max(version) FROM inngest_schema_version", Integer.class);
		return (version != null) ? version : 0;
	}

}

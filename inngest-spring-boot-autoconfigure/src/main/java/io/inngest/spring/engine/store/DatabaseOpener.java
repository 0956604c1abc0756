package io.inngest.spring.engine.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import io.inngest.spring.engine.store.dialect.Dialect;
import io.inngest.spring.engine.store.dialect.Dialects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Looks at a database for the first time.
 */
class DatabaseOpener {

	private static final Logger logger = LoggerFactory.getLogger(Database.class);

	private final EngineConnections connections;

	DatabaseOpener(EngineConnections connections) {
		this.connections = connections;
	}

	DatabaseProfile open(SchemaInitialization initialization) {
		Facts facts = facts();
		Dialect dialect = Dialects.of(facts.product());
		boolean durable = dialect.ensureDurable(this.connections.jdbc(), facts.url());
		boolean create = switch (initialization) {
			case EMBEDDED -> dialect.isEmbedded();
			case ALWAYS -> true;
			case NEVER -> false;
		};
		new Schema(dialect, this.connections.jdbc(), this.connections.transactions()).bringUpToDate(create);
		logger.info("The embedded engine uses {} at {}", facts.product(), facts.url());
		return new DatabaseProfile(dialect, durable, facts.plain());
	}

	private Facts facts() {
		try (Connection connection = this.connections.own().getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			boolean plain = connection.getAutoCommit()
					&& connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
			return new Facts(metaData.getDatabaseProductName(), metaData.getURL(), plain);
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The embedded Inngest engine cannot reach its database", ex);
		}
	}

	private record Facts(String product, String url, boolean plain) {

	}

}

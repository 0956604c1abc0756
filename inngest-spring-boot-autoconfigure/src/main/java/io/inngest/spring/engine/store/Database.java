package io.inngest.spring.engine.store;

import java.sql.Connection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.inngest.spring.engine.store.dialect.Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine's database. Looked up and opened on first use, so that an application that
 * uses no engine gets no connection and no table.
 */
public class Database {

	private final Supplier<DataSource> dataSource;

	private final SchemaInitialization initialization;

	private final ReentrantLock writing = new ReentrantLock();

	private volatile @Nullable OpenDatabase opened;

	/**
	 * Creates the database without touching it.
	 * @param dataSource looks up where it is
	 * @param initialization whether to create tables
	 */
	public Database(Supplier<DataSource> dataSource, SchemaInitialization initialization) {
		this.dataSource = dataSource;
		this.initialization = initialization;
	}

	/**
	 * Finds out what database it is and brings its schema up to date. Does nothing if
	 * that has been done.
	 * @throws MissingSchemaException if tables are missing and must not be created
	 */
	public void open() {
		opened();
	}

	/**
	 * Whether the database was opened.
	 * @return {@code false} if nothing has needed it yet
	 */
	public boolean isOpen() {
		return this.opened != null;
	}

	/**
	 * Whether the database was opened and keeps what is committed.
	 * @return {@code false} if it was not opened
	 */
	public boolean isDurable() {
		OpenDatabase opened = this.opened;
		return opened != null && opened.profile().durable();
	}

	/**
	 * Returns a data source whose connections are not those of the caller's transaction.
	 * @return the engine's own view of the data source
	 */
	public DataSource ownDataSource() {
		return opened().connections().own();
	}

	/**
	 * Returns the database's dialect.
	 * @return the dialect
	 */
	public Dialect dialect() {
		return opened().profile().dialect();
	}

	/**
	 * Runs one statement and commits it. Cheaper than a transaction: it saves a round
	 * trip.
	 * @param statement runs the statement
	 * @param <T> the type of the result
	 * @return the statement's result
	 */
	public <T extends @Nullable Object> T once(Function<JdbcOperations, T> statement) {
		OpenDatabase opened = opened();
		return opened.profile().plainAutoCommit() ? inTurn(() -> statement.apply(opened.connections().jdbc()))
				: transaction(statement);
	}

	/**
	 * Runs statements in one transaction of the engine's own, or in the engine's current
	 * one.
	 * @param statements runs the statements
	 * @param <T> the type of the result
	 * @return the statements' result
	 */
	@SuppressWarnings("NullAway") // a template's result is null only if the callback's is
	public <T extends @Nullable Object> T transaction(Function<JdbcOperations, T> statements) {
		OpenDatabase opened = opened();
		TransactionTemplate template = opened.profile().plainAutoCommit() ? opened.connections().transactions()
				: opened.connections().readCommitted();
		return inTurn(() -> template.execute((status) -> statements.apply(opened.connections().jdbc())));
	}

	private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
		if (!dialect().mixesTransactions()) {
			return work.get();
		}
		this.writing.lock();
		try {
			return work.get();
		}
		finally {
			this.writing.unlock();
		}
	}

	/**
	 * Runs one statement for several rows and commits them together.
	 * @param sql the statement
	 * @param rows sets the parameters of each row
	 * @return the number of rows that the statement changed, for each of them
	 */
	public int[] batch(String sql, BatchPreparedStatementSetter rows) {
		OpenDatabase opened = opened();
		if (opened.profile().plainAutoCommit() && opened.profile().dialect().commitsBatchAtOnce()) {
			return inTurn(() -> opened.connections().jdbc().batchUpdate(sql, rows));
		}
		return transaction((jdbc) -> jdbc.batchUpdate(sql, rows));
	}

	/**
	 * Runs statements in the caller's transaction.
	 * @return what to run them with
	 */
	public JdbcOperations callersTransaction() {
		return opened().connections().callersJdbc();
	}

	/**
	 * Whether the caller is in a transaction on this database, which is then to be
	 * joined.
	 * @return {@code true} if a connection of this data source is bound to the thread and
	 * not in auto-commit mode
	 */
	public boolean inCallersTransaction() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			return false;
		}
		EngineConnections connections = opened().connections();
		Object resource = TransactionSynchronizationManager.getResource(connections.callers());
		// A foreign transaction binds connections, too, but leaves them in auto-commit
		// mode.
		return resource instanceof ConnectionHolder
				&& Boolean.FALSE.equals(connections.callersJdbc().execute(Connection::getAutoCommit));
	}

	private OpenDatabase opened() {
		OpenDatabase opened = this.opened;
		return (opened != null) ? opened : openNow();
	}

	private synchronized OpenDatabase openNow() {
		OpenDatabase opened = this.opened;
		if (opened == null) {
			EngineConnections connections = EngineConnections.of(this.dataSource.get());
			opened = new OpenDatabase(connections, new DatabaseOpener(connections).open(this.initialization));
			this.opened = opened;
		}
		return opened;
	}

	/**
	 * What there is once the database is open.
	 *
	 * @param connections how to reach it
	 * @param profile what is known of it
	 */
	private record OpenDatabase(EngineConnections connections, DatabaseProfile profile) {

	}

}

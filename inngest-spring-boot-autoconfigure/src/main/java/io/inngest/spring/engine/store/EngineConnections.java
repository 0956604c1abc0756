package io.inngest.spring.engine.store;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

/**
 * The ways to the engine's database.
 *
 * @param callers the data source under which transactions of the application bind their
 * connections
 * @param callersJdbc works on the connection of the caller's transaction
 * @param own the same data source under another key, so that connections which the caller
 * has bound to the thread are neither used nor committed
 * @param jdbc works on the engine's own connections
 * @param transactions the engine's own transactions
 * @param readCommitted the same where connections do not come as READ COMMITTED
 */
record EngineConnections(DataSource callers, JdbcTemplate callersJdbc, DataSource own, JdbcTemplate jdbc,
		TransactionTemplate transactions, TransactionTemplate readCommitted) {

	static EngineConnections of(DataSource dataSource) {
		DataSource callers = unwrap(dataSource);
		DataSource own = new DelegatingDataSource(callers);
		JdbcTransactionManager manager = new JdbcTransactionManager(own);
		TransactionTemplate readCommitted = new TransactionTemplate(manager);
		readCommitted.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return new EngineConnections(callers, new JdbcTemplate(callers, true), own, new JdbcTemplate(own, true),
				new TransactionTemplate(manager), readCommitted);
	}

	/**
	 * The proxy would hand out the caller's connection where the engine's is asked for.
	 */
	private static DataSource unwrap(DataSource dataSource) {
		if (dataSource instanceof TransactionAwareDataSourceProxy proxy) {
			DataSource target = proxy.getTargetDataSource();
			Assert.state(target != null, "The DataSource proxy has no target");
			return target;
		}
		return dataSource;
	}

}

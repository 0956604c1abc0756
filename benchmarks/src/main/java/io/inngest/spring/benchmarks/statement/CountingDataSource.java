package io.inngest.spring.benchmarks.statement;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what is executed on its connections.
 */
class CountingDataSource extends DelegatingDataSource {

	private final StatementCounts counts;

	CountingDataSource(DataSource target, StatementCounts counts) {
		super(target);
		this.counts = counts;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, (method, arguments) -> {
			Object result = method.invoke(connection, arguments);
			if (method.getName().equals("commit")) {
				this.counts.count("COMMIT");
			}
			if (result instanceof PreparedStatement statement && arguments != null) {
				return counting(PreparedStatement.class, statement, (String) arguments[0]);
			}
			return (result instanceof Statement statement) ? counting(Statement.class, statement, null) : result;
		});
	}

	private <T extends Statement> T counting(Class<T> type, T statement, @Nullable String prepared) {
		return proxy(type, (method, arguments) -> {
			if (method.getName().startsWith("execute")) {
				this.counts.count((prepared != null || arguments == null) ? String.valueOf(prepared)
						: String.valueOf(arguments[0]));
			}
			return method.invoke(statement, arguments);
		});
	}

	private static <T> T proxy(Class<T> type, Invocation invocation) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				try {
					return invocation.invoke(method, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	/**
	 * Calls a method, with something on the side.
	 */
	private interface Invocation {

		@Nullable Object invoke(Method method, Object @Nullable [] arguments) throws ReflectiveOperationException;

	}

}

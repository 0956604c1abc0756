package io.inngest.spring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The databases that the engine is tested on.
 */
enum TestDatabases {

	H2 {

		@Override
		String newUrl() {
			return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		}

	},

	POSTGRESQL {

		@Override
		String newUrl() {
			return Postgres.newDatabase();
		}

	};

	abstract String newUrl();

	/**
	 * One server for all tests of the JVM, ended with it.
	 */
	private static final class Postgres {

		private static final EmbeddedPostgres SERVER = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		static synchronized String newDatabase() {
			String name = "t" + UUID.randomUUID().toString().replace("-", "");
			try (java.sql.Connection connection = SERVER.getPostgresDatabase().getConnection();
					java.sql.Statement statement = connection.createStatement()) {
				statement.execute("CREATE DATABASE " + name);
			}
			catch (java.sql.SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return SERVER.getJdbcUrl("postgres", name);
		}

	}

}

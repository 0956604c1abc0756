package io.inngest.spring.engine.store.dialect;

/**
 * The data source leads to a database that the engine does not know.
 */
public class UnsupportedDatabaseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsupportedDatabaseException(String product) {
		super("The embedded Inngest engine runs on H2 and PostgreSQL, but the DataSource leads to " + product);
	}

}

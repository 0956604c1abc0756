package io.inngest.spring.engine.store.dialect;

/**
 * Finds the dialect of a database.
 */
public final class Dialects {

	private Dialects() {
	}

	/**
	 * Returns the dialect of a database.
	 * @param product the name of the product, as its driver gives it
	 * @return the dialect
	 * @throws UnsupportedDatabaseException if the engine does not know the database
	 */
	public static Dialect of(String product) {
		return switch (product) {
			case "H2" -> new H2Dialect();
			case "PostgreSQL" -> new PostgresDialect();
			default -> throw new UnsupportedDatabaseException(product);
		};
	}

}

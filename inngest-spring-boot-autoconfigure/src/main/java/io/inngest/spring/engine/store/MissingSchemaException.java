package io.inngest.spring.engine.store;

/**
 * The engine's tables are missing or out of date, and the engine must not create them.
 */
public class MissingSchemaException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String database;

	private final int found;

	private final int needed;

	MissingSchemaException(String database, int found, int needed) {
		super("The schema of the embedded Inngest engine has version " + found + " but " + needed + " is needed");
		this.database = database;
		this.found = found;
		this.needed = needed;
	}

	/**
	 * Returns the name of the database.
	 * @return the name, such as {@code postgresql}
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Returns the version that was found.
	 * @return the version; 0 if there are no tables
	 */
	public int found() {
		return this.found;
	}

	/**
	 * Returns the version that is needed.
	 * @return the version
	 */
	public int needed() {
		return this.needed;
	}

}

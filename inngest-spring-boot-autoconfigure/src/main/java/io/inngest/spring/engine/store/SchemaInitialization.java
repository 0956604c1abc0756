package io.inngest.spring.engine.store;

/**
 * Whether the engine creates its tables.
 */
public enum SchemaInitialization {

	/** On H2, wherever its data is; not on a database server. */
	EMBEDDED,

	/** On every database. */
	ALWAYS,

	/** Never; the tables come with the application's own migrations. */
	NEVER

}

package io.inngest.spring.benchmarks.database;

import java.util.OptionalLong;

/**
 * A database server, or what stands in for one, on which each workload gets a database of
 * its own.
 */
public interface BenchmarkDatabase extends AutoCloseable {

	/**
	 * Returns the name to show.
	 * @return name and version
	 */
	String name();

	/**
	 * Makes an empty database.
	 * @param name the database's name
	 * @return its URL, credentials included
	 */
	String create(String name);

	/**
	 * Returns the SQL that differs.
	 * @return the statements of the floor
	 */
	FloorSql floorSql();

	/**
	 * Returns whether this is PostgreSQL.
	 * @return whether what only works there can be measured
	 */
	boolean isPostgres();

	/**
	 * Returns how much was written to the log so far.
	 * @return the number of bytes, or nothing if there is no such log
	 */
	OptionalLong logPosition();

	@Override
	void close();

}

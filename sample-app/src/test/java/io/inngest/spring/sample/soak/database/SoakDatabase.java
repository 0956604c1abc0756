package io.inngest.spring.sample.soak.database;

import java.util.List;

import javax.sql.DataSource;

/**
 * A database that outlives what is done to it.
 */
public interface SoakDatabase extends AutoCloseable {

	/**
	 * Returns how many nodes can share it.
	 * @return the number of nodes
	 */
	int nodes();

	/**
	 * Makes new tables' place.
	 * @param name its name
	 * @return the arguments with which the sample finds it
	 */
	List<String> create(String name);

	/**
	 * Opens that place beside the sample, or after it.
	 * @param name its name
	 * @return where the tables are
	 */
	DataSource open(String name);

	/**
	 * Removes it.
	 * @param name its name
	 */
	void drop(String name);

	@Override
	void close();

}

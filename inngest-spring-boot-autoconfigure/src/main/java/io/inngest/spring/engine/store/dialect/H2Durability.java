package io.inngest.spring.engine.store.dialect;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes H2 write what it commits. By default it does so up to half a second later, and
 * thousands of acknowledged commits are gone when the process is killed.
 */
class H2Durability {

	private static final Logger logger = LoggerFactory.getLogger(H2Durability.class);

	private final JdbcOperations jdbc;

	H2Durability(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Sets the write delay of a file database to zero, and has large objects kept in
	 * their rows up to a size.
	 * @param url the database's URL
	 * @return whether what is committed survives the end of the process
	 */
	boolean ensure(String url) {
		if (url.startsWith("jdbc:h2:mem:") || url.contains("/mem:")) {
			logger.warn("The H2 database is in memory: no event, run or step survives a restart. "
					+ "Use jdbc:h2:file:… or PostgreSQL to keep them");
			return false;
		}
		try {
			// Each time: H2 remembers the setting, and shows it, but does not apply it
			// when it opens the file again
			this.jdbc.execute("SET WRITE_DELAY 0");
			// Kept apart from its row, a large object is three more maps to write at each
			// commit, and one more thing that a kill can leave half written
			this.jdbc.execute("SET MAX_LENGTH_INPLACE_LOB 4096");
			return true;
		}
		catch (DataAccessException ex) {
			logger.error("H2 may lose committed steps when the process is killed, and this user may not change that. "
					+ "Let the application connect as an administrator, or let one run SET WRITE_DELAY 0 each time "
					+ "the database is opened", ex);
			return false;
		}
	}

}

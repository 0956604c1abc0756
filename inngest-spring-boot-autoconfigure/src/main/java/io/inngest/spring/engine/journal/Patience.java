package io.inngest.spring.engine.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Says again what the database has not answered. For as long as a lease: after that the
 * run is somebody else's.
 */
public class Patience {

	private static final Logger logger = LoggerFactory.getLogger(Patience.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	private final Duration limit;

	/**
	 * Creates the patience.
	 * @param limit how long it lasts
	 */
	public Patience(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Changes something in the database, again and again until that is answered.
	 * @param change the change, which finds out by itself whether it has been made
	 * @return what the change returned; {@code false} if there was no answer in time
	 */
	public boolean repeat(BooleanSupplier change) {
		long deadline = System.nanoTime() + this.limit.toNanos();
		Duration pause = FIRST_PAUSE;
		while (System.nanoTime() - deadline < 0 && pause(pause)) {
			try {
				return change.getAsBoolean();
			}
			catch (DataAccessException | TransactionException ex) {
				logger.debug("The database does not answer", ex);
				Duration longer = pause.multipliedBy(2);
				pause = (longer.compareTo(LONGEST_PAUSE) < 0) ? longer : LONGEST_PAUSE;
			}
		}
		return false;
	}

	private boolean pause(Duration pause) {
		try {
			TimeUnit.MILLISECONDS.sleep(pause.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

package io.inngest.spring.test.drive;

import java.time.Instant;
import java.util.Optional;

/**
 * What there is to do, and when.
 */
public interface Agenda {

	/**
	 * Does the next thing that is due, on the calling thread.
	 * @return whether there was one
	 */
	boolean doNext();

	/**
	 * Returns when something is due that is not due yet.
	 * @return the time; empty if nothing is left to do
	 */
	Optional<Instant> nextDue();

}

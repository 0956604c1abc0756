package io.inngest.spring.engine.store;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;

/**
 * Makes ids: ULIDs that sort by the time they were made.
 */
public class IdSource {

	private final UlidFactory factory;

	/**
	 * Creates the source.
	 * @param clock tells the time part of the ids
	 */
	public IdSource(Clock clock) {
		this.factory = UlidFactory.newMonotonicInstance(() -> ThreadLocalRandom.current().nextLong(), clock::millis);
	}

	/**
	 * Makes an id.
	 * @return 26 characters, greater than any made before by this source
	 */
	public String next() {
		return this.factory.create().toString();
	}

	/**
	 * Returns what is not greater than any id made at the given time or later.
	 * @param millis the time, in epoch milliseconds
	 * @return 26 characters
	 */
	public static String smallestAt(long millis) {
		return Ulid.min(millis).toString();
	}

}

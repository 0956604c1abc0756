package io.inngest.spring.sample.soak.database;

/**
 * When the database was not at everybody's service.
 */
public class Disturbances {

	private boolean underWay;

	private Long lastEnd;

	/** The database goes. */
	public synchronized void begin() {
		this.underWay = true;
	}

	/** The database is back. */
	public synchronized void end() {
		this.underWay = false;
		this.lastEnd = System.nanoTime();
	}

	/**
	 * Whether there was one.
	 * @param nanoTime since when
	 * @return {@code true} if somebody who has been there since then may have noticed
	 */
	public synchronized boolean isAnySince(long nanoTime) {
		return this.underWay || (this.lastEnd != null && this.lastEnd - nanoTime > 0);
	}

}

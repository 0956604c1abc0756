package io.inngest.spring.engine.queue;

import java.time.Duration;

/**
 * How long a run certainly belongs to this node, told without asking the database: by a
 * clock that also runs while the process is frozen.
 */
public final class Lease {

	private final long length;

	private volatile long until;

	private volatile boolean lost;

	private Lease(long length, long until) {
		this.length = length;
		this.until = until;
	}

	/**
	 * Starts a lease.
	 * @param askedAt what {@link System#nanoTime()} was before the database was asked
	 * @param length how long it lasts
	 * @return the lease
	 */
	static Lease since(long askedAt, Duration length) {
		return new Lease(length.toNanos(), askedAt + length.toNanos());
	}

	/**
	 * Notes that the database has prolonged the lease.
	 * @param askedAt what {@link System#nanoTime()} was before it was asked
	 */
	void renewed(long askedAt) {
		this.until = askedAt + this.length;
	}

	/**
	 * Notes that the run belongs to somebody else, or has ended.
	 */
	void lose() {
		this.lost = true;
	}

	/**
	 * Whether the run is certainly still this node's.
	 * @return {@code false} if the lease may have expired
	 */
	public boolean isCertain() {
		return !this.lost && System.nanoTime() - this.until < 0;
	}

	/**
	 * Whether the run is certainly not this node's any more.
	 * @return {@code true} if the database said so
	 */
	boolean isLost() {
		return this.lost;
	}

}

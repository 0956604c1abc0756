package io.inngest.spring.execution.guard;

/**
 * What is different in the call of a run that is being cancelled: no step may begin but
 * those that roll back, and the handler is left at the first that is new.
 */
public final class Cancelling {

	private final boolean on;

	private boolean leaving;

	private int rollingBack;

	Cancelling(boolean on) {
		this.on = on;
	}

	/**
	 * Whether the run is being cancelled.
	 * @return {@code true} if no step may begin but those that roll back
	 */
	public boolean isOn() {
		return this.on;
	}

	/**
	 * Whether steps may begin.
	 * @return {@code false} if the run is being cancelled, unless something is rolled
	 * back
	 */
	public boolean mayBegin() {
		return !this.on || this.rollingBack > 0;
	}

	/**
	 * Leaves the handler since the run is being cancelled.
	 * @return what to throw
	 */
	public Suspension leave() {
		this.leaving = true;
		return new Suspension();
	}

	boolean isLeaving() {
		return this.leaving;
	}

	/**
	 * Whether the handler is being left since the run is being cancelled, and takes note
	 * that this has come to where something can be rolled back.
	 * @return {@code true} if it has to be left further after that
	 */
	public boolean take() {
		boolean taken = this.leaving;
		this.leaving = false;
		return taken;
	}

	/**
	 * Lets steps begin that roll back.
	 * @param rollback runs them
	 */
	public void rollBack(Runnable rollback) {
		this.rollingBack++;
		try {
			rollback.run();
		}
		finally {
			this.rollingBack--;
		}
	}

}

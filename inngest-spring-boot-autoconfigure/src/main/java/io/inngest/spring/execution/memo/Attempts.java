package io.inngest.spring.execution.memo;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which attempt this is: of the call, and of each step whose body is running. May be
 * asked by several threads.
 */
public final class Attempts {

	private final Map<Thread, Integer> bodies = new ConcurrentHashMap<>(1);

	private volatile int ofCall;

	Attempts(int ofCall) {
		this.ofCall = ofCall;
	}

	/**
	 * Runs the body of a step.
	 * @param attempt the zero-based number of the step's attempt
	 * @param body the body
	 * @param <R> the type of the result
	 * @return the body's result
	 * @throws Exception what the body threw
	 */
	public <R> R inBody(int attempt, Callable<R> body) throws Exception {
		this.bodies.put(Thread.currentThread(), attempt);
		try {
			return body.call();
		}
		finally {
			this.bodies.remove(Thread.currentThread());
		}
	}

	boolean isInBody() {
		return this.bodies.containsKey(Thread.currentThread());
	}

	int current() {
		Integer ofBody = this.bodies.get(Thread.currentThread());
		return (ofBody != null) ? ofBody : this.ofCall;
	}

	int ofCall() {
		return this.ofCall;
	}

	void beginAnew() {
		this.ofCall = 0;
	}

}

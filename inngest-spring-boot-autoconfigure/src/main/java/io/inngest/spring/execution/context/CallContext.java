package io.inngest.spring.execution.context;

import io.inngest.spring.RunContext;
import io.inngest.spring.execution.guard.CallGuard;
import io.inngest.spring.execution.memo.Replay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run as a handler sees it in one call.
 */
public final class CallContext implements RunContext {

	private final String runId;

	private final String functionId;

	private final int maxAttempts;

	private final Replay replay;

	private final CallGuard guard;

	private final Logger logger;

	/**
	 * Creates the context of a call.
	 * @param replay how far the call has come
	 * @param guard knows which steps are running
	 * @param maxAttempts how often a step, or the code between steps, is tried at most
	 * @param handlerType the class that declares the handler, after which the logger is
	 * named
	 */
	public CallContext(Replay replay, CallGuard guard, int maxAttempts, Class<?> handlerType) {
		this.runId = replay.subject().runId();
		this.functionId = replay.subject().functionId();
		this.maxAttempts = maxAttempts;
		this.replay = replay;
		this.guard = guard;
		this.logger = new ReplayLogger(LoggerFactory.getLogger(handlerType),
				() -> guard.body() == null && replay.replaying());
	}

	@Override
	public String runId() {
		return this.runId;
	}

	@Override
	public String functionId() {
		return this.functionId;
	}

	@Override
	public int attempt() {
		CallGuard.Body body = this.guard.body();
		return (body != null) ? body.attempt() : this.replay.attempt();
	}

	@Override
	public int maxAttempts() {
		return this.maxAttempts;
	}

	@Override
	public Logger logger() {
		return this.logger;
	}

}

package io.inngest.spring.execution;

import io.inngest.spring.RunContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run as a handler sees it in one call.
 */
final class CallContext implements RunContext {

	private final Call call;

	private final Replay replay;

	private final Logger logger;

	CallContext(Call call, Replay replay) {
		this.call = call;
		this.replay = replay;
		Logger logger = LoggerFactory.getLogger(call.function().handler().type());
		this.logger = new ReplayLogger(logger, replay::replaying);
	}

	@Override
	public String runId() {
		return this.call.runId();
	}

	@Override
	public String functionId() {
		return this.call.function().compositeId();
	}

	@Override
	public int attempt() {
		return this.replay.attempt();
	}

	@Override
	public int maxAttempts() {
		return this.call.maxAttempts();
	}

	@Override
	public Logger logger() {
		return this.logger;
	}

}

package io.inngest.spring.autoconfigure.serve;

import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.function.FunctionRegistry;

import org.springframework.context.SmartLifecycle;

/**
 * Stops the start-up of an application that has functions which nobody could call.
 */
class EndpointRequirement implements SmartLifecycle {

	private final InngestMode mode;

	private final FunctionRegistry functions;

	EndpointRequirement(InngestMode mode, FunctionRegistry functions) {
		this.mode = mode;
		this.functions = functions;
	}

	@Override
	public void start() {
		if (!this.functions.isEmpty()) {
			throw new NoEndpointException(this.mode, this.functions.functions().size());
		}
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isRunning() {
		return false;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}

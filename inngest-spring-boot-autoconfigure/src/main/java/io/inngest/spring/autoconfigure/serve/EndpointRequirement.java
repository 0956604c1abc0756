package io.inngest.spring.autoconfigure.serve;

import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.autoconfigure.startup.StartupTask;
import io.inngest.spring.function.FunctionRegistry;

/**
 * Stops the start-up of an application that has functions which nobody could call.
 */
class EndpointRequirement extends StartupTask {

	private final InngestMode mode;

	private final FunctionRegistry functions;

	EndpointRequirement(InngestMode mode, FunctionRegistry functions) {
		super(0);
		this.mode = mode;
		this.functions = functions;
	}

	@Override
	protected void run() {
		if (!this.functions.isEmpty()) {
			throw new NoEndpointException(this.mode, this.functions.functions().size());
		}
	}

}

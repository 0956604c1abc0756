package io.inngest.spring.serve.call;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.call.CallReader;
import io.inngest.spring.protocol.call.CallRequest;
import io.inngest.spring.protocol.call.UnreadableCallException;
import io.inngest.spring.serve.ServeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of requests: finds the function, reads the body, and fetches what the body
 * leaves out.
 */
class CallLoader {

	private static final String FUNCTION = "fnId";

	private static final String STEP = "stepId";

	/** What the server gives for the step when it means the function as a whole. */
	private static final String NO_STEP = "step";

	private final FunctionRegistry functions;

	private final SdkApi api;

	private final CallReader reader = new CallReader();

	CallLoader(FunctionRegistry functions, SdkApi api) {
		this.functions = functions;
		this.api = api;
	}

	/**
	 * Reads a call.
	 * @param request the request
	 * @return the call
	 * @throws UnknownFunctionException if it is for no function of this application
	 * @throws UnreadableCallException if it cannot be read
	 */
	IncomingCall load(ServeRequest request) {
		FunctionDefinition function = function(request);
		CallRequest call = this.reader.read(request.body());
		String runId = runId(request, call);
		if (call.context().stateOmitted()) {
			call = call.withState(this.reader.readEvents(this.api.events(runId)),
					this.reader.readSteps(this.api.steps(runId)));
		}
		if (call.events().isEmpty()) {
			throw new UnreadableCallException("The call has neither 'events' nor 'event'");
		}
		return new IncomingCall(function, runId, target(request), call, new WireMemo(call));
	}

	private FunctionDefinition function(ServeRequest request) {
		String id = request.parameter(FUNCTION);
		if (id == null) {
			throw new UnknownFunctionException(
					"The call does not say which function it is for: its query has no '" + FUNCTION + "'");
		}
		FunctionDefinition function = this.functions.find(id);
		if (function == null) {
			throw new UnknownFunctionException(("Application '%s' has no function '%s'. If the function was removed or "
					+ "renamed, register the application again and cancel the runs that are left of it")
				.formatted(this.functions.appId(), id));
		}
		return function;
	}

	private static String runId(ServeRequest request, CallRequest call) {
		String runId = call.context().runId();
		if (runId == null) {
			runId = request.header(ProtocolHeaders.RUN_ID);
		}
		if (runId == null) {
			throw new UnreadableCallException(
					"The call names its run neither as 'ctx.run_id' nor in the header " + ProtocolHeaders.RUN_ID);
		}
		return runId;
	}

	private static @Nullable String target(ServeRequest request) {
		String step = request.parameter(STEP);
		if (step == null || step.equals(NO_STEP)) {
			step = request.header(ProtocolHeaders.STEP_ID);
		}
		return (step == null || step.isEmpty() || step.equals(NO_STEP)) ? null : step;
	}

}

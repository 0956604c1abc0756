package io.inngest.spring.serve.call;

import io.inngest.spring.execution.Call;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.protocol.call.CallRequest;
import org.jspecify.annotations.Nullable;

/**
 * A call that the server makes.
 *
 * @param function the function
 * @param runId the run
 * @param target the hash of the one step that the call is for; {@code null} if it is for
 * the function as a whole
 * @param request what the body says
 * @param memo the finished steps
 */
record IncomingCall(FunctionDefinition function, String runId, @Nullable String target, CallRequest request,
		WireMemo memo) {

	/**
	 * Returns the call as the executor takes it. The server may call more often than it
	 * says there are attempts: each such call is the last one, too.
	 * @return the call
	 */
	Call toCall() {
		int attempt = this.request.context().attempt();
		Integer declared = this.request.context().maxAttempts();
		int maxAttempts = (declared != null) ? declared : this.function.maxAttempts();
		return new Call(this.function, this.runId, this.request.events(), this.memo, attempt,
				Math.max(maxAttempts, attempt + 1));
	}

}

package io.inngest.spring.execution.request;

import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * What a step requests from the outside.
 */
public interface StepRequest {

	/**
	 * Returns the kind of step.
	 * @return the kind, such as {@code step.fetch}
	 */
	String type();

	/**
	 * Describes the request to a server that makes it.
	 * @param step the step
	 * @param editedInput the arguments, as a JSON array, that somebody has put in the
	 * place of what is sent; {@code null} if they were not edited
	 * @return what the call reports
	 * @throws io.inngest.spring.NonRetriableError if the edited input cannot be sent
	 */
	StepOp.Request describe(StepKey step, @Nullable String editedInput);

	/**
	 * Makes the request.
	 * @param gateway what to make it with
	 * @return what a server would store, as JSON
	 * @throws RuntimeException if the step fails
	 */
	String make(HttpGateway gateway);

}

package io.inngest.spring.serve.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.serve.ServeResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers calls that did not come to run anything.
 */
final class RefusedCalls {

	private RefusedCalls() {
	}

	/**
	 * Answers a call that cannot be made. Without a word about retries, so the server
	 * tries again: the next version of the application may understand it.
	 * @param reason what is wrong
	 * @return the answer
	 */
	static ServeResponse internalError(RuntimeException reason) {
		ObjectNode error = JsonMapper.shared().createObjectNode();
		error.put("type", "internal");
		error.put("name", reason.getClass().getSimpleName());
		error.put("message", reason.getMessage());
		error.put("stack", "");
		error.put("__serialized", true);
		return new ServeResponse(500, error.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Describes that the step of a targeted call was not found.
	 * @param call the call
	 * @param found the new steps that were met instead
	 * @return the error
	 */
	static ErrorDetails stepNotFound(IncomingCall call, List<StepKey> found) {
		String steps = found.stream()
			.map((step) -> "'%s' (%s)".formatted(step.label(), step.hash()))
			.collect(Collectors.joining(", "));
		String message = ("Step %s was to be run, but %s did not meet it. It met %s instead. The function may have "
				+ "changed since the step was planned: let runs end before you deploy changed steps, or give the steps "
				+ "new ids")
			.formatted(call.target(), call.function().handler().describe(), steps);
		return new ErrorDetails("StepNotFound", message, "", null, 0, List.of(), List.of());
	}

}

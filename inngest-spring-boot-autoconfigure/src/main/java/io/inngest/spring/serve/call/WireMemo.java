package io.inngest.spring.serve.call;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.protocol.call.CallRequest;
import io.inngest.spring.protocol.call.StepState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The memo of a call, read from its body step by step as the handler meets them.
 */
final class WireMemo implements Memo {

	private static final ErrorDetails UNKNOWN_ERROR = new ErrorDetails("Error", null, null, null, 0, List.of(),
			List.of());

	private final Map<String, StepState> steps;

	private final List<String> stack;

	WireMemo(CallRequest call) {
		this.steps = call.steps();
		this.stack = call.context().stack();
	}

	@Override
	public @Nullable Entry get(String hash) {
		StepState state = this.steps.get(hash);
		if (state == null) {
			return null;
		}
		return switch (state.kind()) {
			case DATA -> new Data(hash, new StoredJson.Part(state.body(), state.start(), state.end() - state.start()));
			case ERROR -> new Failure(hash, error(state));
			case DONE -> new Done(hash);
			case INPUT -> null;
		};
	}

	private static ErrorDetails error(StepState state) {
		ErrorDetails error = JsonMapper.shared().readValue(state.json(), ErrorDetails.class);
		return (error != null) ? error : UNKNOWN_ERROR;
	}

	@Override
	public @Nullable String editedInput(String hash) {
		StepState state = this.steps.get(hash);
		if (state == null || state.isFinished()) {
			return null;
		}
		String json = state.json();
		return json.startsWith("[") ? json : "[" + json + "]";
	}

	@Override
	public Collection<String> order() {
		if (this.stack.size() >= this.steps.size()) {
			return this.stack;
		}
		Set<String> order = new LinkedHashSet<>(this.stack);
		order.addAll(this.steps.keySet());
		return order;
	}

	/**
	 * Whether a step is over.
	 * @param hash the step
	 * @return {@code false} if it is new, or to be run again
	 */
	boolean isFinished(String hash) {
		StepState state = this.steps.get(hash);
		return state != null && state.isFinished();
	}

}

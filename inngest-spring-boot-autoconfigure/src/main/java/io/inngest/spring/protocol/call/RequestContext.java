package io.inngest.spring.protocol.call;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the server says about a call itself, as {@code ctx}.
 *
 * @param runId the run; {@code null} if the call does not name it
 * @param dispatch how the server knows this call again
 * @param attempt the zero-based number of the attempt
 * @param maxAttempts how many attempts there are; {@code null} if the call does not say
 * @param planned whether new steps are to be reported instead of run
 * @param stateOmitted whether steps and events are to be fetched, as they would make the
 * call too large
 * @param stack the hashes of the finished steps, in the order of completion
 */
public record RequestContext(@Nullable String runId, Dispatch dispatch, int attempt, @Nullable Integer maxAttempts,
		boolean planned, boolean stateOmitted, List<String> stack) {

	static final RequestContext NONE = new RequestContext(null, new Dispatch(null, null, null, 0), 0, null, false,
			false, List.of());

	public RequestContext {
		stack = List.copyOf(stack);
	}

	RequestContext withStateOmitted() {
		return new RequestContext(this.runId, this.dispatch, this.attempt, this.maxAttempts, this.planned, true,
				this.stack);
	}

	static RequestContext read(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return NONE;
		}
		WireValues.requireObject(parser, "ctx");
		Reader reader = new Reader(parser);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			reader.read(name);
		}
		return reader.result();
	}

	/**
	 * How the server knows a call again.
	 *
	 * @param functionId the server's own id of the function
	 * @param queueItemId the item of the server's queue
	 * @param requestId the request
	 * @param generation how often the item was dispatched
	 */
	public record Dispatch(@Nullable String functionId, @Nullable String queueItemId, @Nullable String requestId,
			int generation) {

	}

	/**
	 * Collects the properties, which come in any order.
	 */
	private static final class Reader {

		private final JsonParser parser;

		private @Nullable String runId;

		private @Nullable String functionId;

		private @Nullable String queueItemId;

		private @Nullable String requestId;

		private @Nullable Integer generation;

		private @Nullable Integer attempt;

		private @Nullable Integer maxAttempts;

		private boolean planned;

		private boolean stateOmitted;

		private List<String> stack = List.of();

		Reader(JsonParser parser) {
			this.parser = parser;
		}

		void read(String name) {
			switch (name) {
				case "run_id" -> {
					this.runId = WireValues.text(this.parser, "ctx.run_id");
				}
				case "fn_id" -> {
					this.functionId = WireValues.text(this.parser, "ctx.fn_id");
				}
				case "qi_id" -> {
					this.queueItemId = WireValues.text(this.parser, "ctx.qi_id");
				}
				case "request_id" -> {
					this.requestId = WireValues.text(this.parser, "ctx.request_id");
				}
				case "generation_id" -> {
					this.generation = WireValues.count(this.parser, "ctx.generation_id");
				}
				case "attempt" -> {
					this.attempt = WireValues.count(this.parser, "ctx.attempt");
				}
				case "max_attempts" -> {
					this.maxAttempts = WireValues.count(this.parser, "ctx.max_attempts");
				}
				case "disable_immediate_execution" -> {
					this.planned = WireValues.flag(this.parser, "ctx.disable_immediate_execution");
				}
				case "use_api" -> {
					this.stateOmitted = WireValues.flag(this.parser, "ctx.use_api");
				}
				case "stack" -> {
					this.stack = stack();
				}
				default -> this.parser.skipChildren();
			}
		}

		private List<String> stack() {
			List<String> hashes = List.of();
			if (this.parser.currentToken() == JsonToken.VALUE_NULL) {
				return hashes;
			}
			WireValues.requireObject(this.parser, "ctx.stack");
			for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
				this.parser.nextToken();
				if (name.equals("stack")) {
					hashes = WireValues.texts(this.parser, "ctx.stack.stack");
				}
				else {
					this.parser.skipChildren();
				}
			}
			return hashes;
		}

		RequestContext result() {
			Dispatch dispatch = new Dispatch(this.functionId, this.queueItemId, this.requestId,
					(this.generation != null) ? this.generation : 0);
			return new RequestContext(this.runId, dispatch, (this.attempt != null) ? this.attempt : 0, this.maxAttempts,
					this.planned, this.stateOmitted, this.stack);
		}

	}

}

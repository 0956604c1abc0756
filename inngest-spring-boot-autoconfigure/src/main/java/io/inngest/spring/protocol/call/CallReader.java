package io.inngest.spring.protocol.call;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.inngest.spring.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads calls in one pass over the body, whose memoized values stay unread. Takes what is
 * missing for empty and passes over what it does not know. Safe for use by several
 * threads.
 */
public final class CallReader {

	private final JsonMapper mapper = JsonMapper.shared();

	/**
	 * Reads the body of a call.
	 * @param body the body
	 * @return what it says
	 * @throws UnreadableCallException if it is no JSON object, or a value that is needed
	 * is of another type
	 */
	public CallRequest read(byte[] body) {
		return read(body, "The body", (parser) -> {
			WireValues.requireObject(parser, "body");
			return new Draft(body, parser).read();
		});
	}

	/**
	 * Reads the steps of a run, which were fetched as the call left them out.
	 * @param json an object as {@code steps} of a call
	 * @return the steps by hash
	 * @throws UnreadableCallException if it is no JSON object
	 */
	public Map<String, StepState> readSteps(byte[] json) {
		return read(json, "The list of steps that was fetched", (parser) -> StepStates.read(json, parser));
	}

	/**
	 * Reads the events of a run, which were fetched as the call left them out.
	 * @param json an array as {@code events} of a call
	 * @return the events
	 * @throws UnreadableCallException if it is no array of events
	 */
	public List<Event<JsonNode>> readEvents(byte[] json) {
		return read(json, "The list of events that was fetched", WireEvents::readAll);
	}

	private <T> T read(byte[] json, String what, Function<JsonParser, T> reader) {
		try (JsonParser parser = this.mapper.createParser(json)) {
			if (parser.nextToken() == null) {
				throw new UnreadableCallException(what + " is empty");
			}
			if (parser.currentTokenLocation().getByteOffset() < 0) {
				throw new UnreadableCallException(what + " is not in UTF-8");
			}
			T result = reader.apply(parser);
			if (parser.nextToken() != null) {
				throw new UnreadableCallException(
						what + " goes on after its end, at byte " + parser.currentTokenLocation().getByteOffset());
			}
			return result;
		}
		catch (JacksonException ex) {
			throw new UnreadableCallException("%s is not JSON that can be read: %s%s".formatted(what,
					ex.getOriginalMessage(), at(ex.getLocation())), ex);
		}
	}

	private static String at(@Nullable TokenStreamLocation location) {
		return (location != null && location.getByteOffset() >= 0) ? ", at byte " + location.getByteOffset() : "";
	}

	/**
	 * Collects the parts of a call, which come in any order.
	 */
	private final class Draft {

		private final byte[] body;

		private final JsonParser parser;

		private RequestContext context = RequestContext.NONE;

		private List<Event<JsonNode>> events = List.of();

		private int eventStart;

		private int eventEnd;

		private Map<String, StepState> steps = Map.of();

		private boolean stateOmitted;

		Draft(byte[] body, JsonParser parser) {
			this.body = body;
			this.parser = parser;
		}

		CallRequest read() {
			for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
				this.parser.nextToken();
				read(name);
			}
			RequestContext context = this.stateOmitted ? this.context.withStateOmitted() : this.context;
			return new CallRequest(context, this.events.isEmpty() ? firstEvent() : this.events, this.steps);
		}

		private void read(String name) {
			switch (name) {
				case "ctx" -> {
					this.context = RequestContext.read(this.parser);
				}
				case "event" -> skipEvent();
				case "events" -> {
					this.events = WireEvents.readAll(this.parser);
				}
				case "steps" -> {
					this.steps = StepStates.read(this.body, this.parser);
				}
				case "use_api" -> {
					this.stateOmitted = WireValues.flag(this.parser, "use_api");
				}
				default -> this.parser.skipChildren();
			}
		}

		// Usually it is the first of all events, so it is only read when it is alone.
		private void skipEvent() {
			this.eventStart = (int) this.parser.currentTokenLocation().getByteOffset();
			this.parser.skipChildren();
			this.parser.finishToken();
			this.eventEnd = (int) this.parser.currentLocation().getByteOffset();
		}

		private List<Event<JsonNode>> firstEvent() {
			if (this.eventEnd == 0) {
				return List.of();
			}
			try (JsonParser alone = CallReader.this.mapper.createParser(this.body, this.eventStart,
					this.eventEnd - this.eventStart)) {
				return (alone.nextToken() != JsonToken.VALUE_NULL) ? List.of(WireEvents.read(alone, "event"))
						: List.of();
			}
		}

	}

}

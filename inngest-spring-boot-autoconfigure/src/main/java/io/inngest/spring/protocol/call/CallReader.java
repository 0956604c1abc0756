package io.inngest.spring.protocol.call;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.inngest.spring.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads calls. Goes over the body once to find out what is where, and reads what the call
 * needs; memoized values stay unread. Takes what is missing for empty and passes over
 * what it does not know. Safe for use by several threads.
 */
public final class CallReader {

	private static final String BODY = "The body";

	private static final String STEPS = "The list of steps that was fetched";

	private static final String EVENTS = "The list of events that was fetched";

	private final JsonMapper mapper = JsonMapper.shared();

	/**
	 * Reads the body of a call.
	 * @param body the body
	 * @return what it says
	 * @throws UnreadableCallException if it is no JSON object, or a value that is needed
	 * is of another type
	 */
	public CallRequest read(byte[] body) {
		int start = begin(body, BODY, (parser) -> WireValues.requireObject(parser, "body"));
		Draft draft = new Draft(body, new JsonScanner(body, start, BODY));
		return draft.read();
	}

	/**
	 * Reads the steps of a run, which were fetched as the call left them out.
	 * @param json an object as {@code steps} of a call
	 * @return the steps by hash
	 * @throws UnreadableCallException if it is no JSON object
	 */
	public Map<String, StepState> readSteps(byte[] json) {
		int start = begin(json, STEPS, (parser) -> WireValues.requireObject(parser, "steps"));
		JsonScanner scanner = new JsonScanner(json, start, STEPS);
		Map<String, StepState> steps = StepStates.read(json, scanner, 0);
		scanner.requireEnd();
		return steps;
	}

	/**
	 * Reads the events of a run, which were fetched as the call left them out.
	 * @param json an array as {@code events} of a call
	 * @return the events
	 * @throws UnreadableCallException if it is no array of events
	 */
	public List<Event<JsonNode>> readEvents(byte[] json) {
		int start = begin(json, EVENTS, (parser) -> {
		});
		return parse(json, start, json.length, EVENTS, WireEvents::readAll);
	}

	private int begin(byte[] json, String what, Consumer<JsonParser> check) {
		return parse(json, 0, json.length, what, (parser) -> {
			if (parser.currentToken() == null) {
				throw new UnreadableCallException(what + " is empty");
			}
			long start = parser.currentTokenLocation().getByteOffset();
			if (start < 0) {
				throw new UnreadableCallException(what + " is not in UTF-8");
			}
			check.accept(parser);
			return (int) start;
		});
	}

	private <T> T parse(byte[] json, int start, int end, String what, Function<JsonParser, T> reader) {
		try (JsonParser parser = this.mapper.createParser(json, start, end - start)) {
			parser.nextToken();
			return reader.apply(parser);
		}
		catch (JacksonException ex) {
			throw new UnreadableCallException("%s is not JSON that can be read: %s, at byte %d".formatted(what,
					ex.getOriginalMessage(), start + Math.max(0, offset(ex))), ex);
		}
	}

	private static long offset(JacksonException ex) {
		return (ex.getLocation() != null) ? ex.getLocation().getByteOffset() : 0;
	}

	/**
	 * Collects the parts of a call, which come in any order.
	 */
	private final class Draft {

		private final byte[] body;

		private final JsonScanner scanner;

		private RequestContext context = RequestContext.NONE;

		private List<Event<JsonNode>> events = List.of();

		private int eventStart;

		private int eventEnd;

		private Map<String, StepState> steps = Map.of();

		private boolean stateOmitted;

		Draft(byte[] body, JsonScanner scanner) {
			this.body = body;
			this.scanner = scanner;
		}

		CallRequest read() {
			this.scanner.readObject(this::read);
			this.scanner.requireEnd();
			RequestContext context = this.stateOmitted ? this.context.withStateOmitted() : this.context;
			return new CallRequest(context, this.events.isEmpty() ? firstEvent() : this.events, this.steps);
		}

		private void read(String name) {
			switch (name) {
				case "ctx" -> {
					this.context = value(RequestContext::read);
				}
				case "event" -> passEvent();
				case "events" -> {
					this.events = value(WireEvents::readAll);
				}
				case "steps" -> {
					this.steps = steps();
				}
				case "use_api" -> {
					this.stateOmitted = value((parser) -> WireValues.flag(parser, "use_api"));
				}
				default -> this.scanner.passValue();
			}
		}

		private Map<String, StepState> steps() {
			return (this.scanner.next() == '{') ? StepStates.read(this.body, this.scanner, this.context.stack().size())
					: value(Draft::noSteps);
		}

		private <T> T value(Function<JsonParser, T> reader) {
			int start = this.scanner.position();
			this.scanner.passValue();
			return parse(this.body, start, this.scanner.position(), BODY, reader);
		}

		private static Map<String, StepState> noSteps(JsonParser parser) {
			if (parser.currentToken() != JsonToken.VALUE_NULL) {
				WireValues.requireObject(parser, "steps");
			}
			return Map.of();
		}

		// Usually it is the first of all events, so it is only read when it is alone.
		private void passEvent() {
			this.eventStart = this.scanner.position();
			this.scanner.passValue();
			this.eventEnd = this.scanner.position();
		}

		private List<Event<JsonNode>> firstEvent() {
			if (this.eventEnd == 0) {
				return List.of();
			}
			return parse(this.body, this.eventStart, this.eventEnd, BODY,
					(parser) -> (parser.currentToken() != JsonToken.VALUE_NULL)
							? List.of(WireEvents.read(parser, "event")) : List.of());
		}

	}

}

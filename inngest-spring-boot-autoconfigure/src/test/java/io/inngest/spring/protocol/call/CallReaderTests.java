package io.inngest.spring.protocol.call;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CallReader}: what it takes, and what it says about the rest.
 */
class CallReaderTests {

	private static final String RECORDED = """
			{"ctx":{"attempt":1,"disable_immediate_execution":true,"env":"","fn_id":"73c51675","generation_id":2,\
			"job_id":"1inz1","max_attempts":4,"qi_id":"MWlu","request_id":"01REQ","run_id":"01RUN",\
			"stack":{"current":2,"stack":["h2","h1"]},"step_id":"step","use_api":false},"defers":{},\
			"event":{"data":{"n":1},"id":"01EVT","name":"shop/ping","ts":1767225600000,"user":{}},\
			"events":[{"data":{"n":1},"id":"01EVT","name":"shop/ping","ts":1767225600000,"user":{"vip":true},"v":"2"},\
			{"data":{"n":2},"id":"2026-11-20T11:51:00Z","name":"inngest/scheduled.timer","ts":1767225600001,"user":{}}],\
			"steps":{"h1":{"data":1},"h2":null},"use_api":false,"version":2}""";

	private final CallReader reader = new CallReader();

	@Test
	void readsTheContext() {
		RequestContext context = read(RECORDED).context();
		assertThat(context).isEqualTo(new RequestContext("01RUN",
				new RequestContext.Dispatch("73c51675", "MWlu", "01REQ", 2), 1, 4, true, false, List.of("h2", "h1")));
	}

	@Test
	void readsTheEvents() {
		List<Event<JsonNode>> events = read(RECORDED).events();
		assertThat(events).hasSize(2);
		assertThat(events.get(0)).isEqualTo(new Event<>("01EVT", "shop/ping", tree("{\"n\":1}"), Map.of("vip", true),
				Instant.ofEpochMilli(1767225600000L), "2"));
		assertThat(events.get(1).id()).isEqualTo("2026-11-20T11:51:00Z");
		assertThat(events.get(1).user()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"event\":{\"name\":\"a\"}}", "{\"event\":{\"name\":\"a\"},\"events\":[]}",
			"{\"events\":null,\"event\":{\"data\":null,\"name\":\"a\",\"user\":null,\"ts\":null,\"id\":null}}" })
	void takesTheEventWhenThereIsNoListOfThem(String body) {
		assertThat(read(body).events()).containsExactly(Event.of("a", tree("{}")));
	}

	@Test
	void doesNotReadTheFirstEventTwice() {
		assertThat(read("{\"event\":[\"odd\"],\"events\":[{\"name\":\"a\"}]}").events()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"ctx\":null,\"steps\":null,\"events\":null,\"event\":null,\"use_api\":null}",
			"{\"ctx\":{\"stack\":null,\"attempt\":null,\"run_id\":null,\"use_api\":null}}",
			"{\"ctx\":{\"stack\":{\"stack\":null,\"current\":0}},\"new\":[{\"a\":[]}],\"ctx\":{\"stack\":{}}}" })
	void whatIsMissingIsEmpty(String body) {
		assertThat(read(body)).isEqualTo(new CallRequest(RequestContext.NONE, List.of(), Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"use_api\":true}", "{\"ctx\":{\"use_api\":true}}",
			"{\"use_api\":true,\"ctx\":{\"use_api\":false}}" })
	void stateIsOmittedWhenOneOfTwoPlacesSaysSo(String body) {
		assertThat(read(body).context().stateOmitted()).isTrue();
	}

	@Test
	void lastOfTwoPropertiesCounts() {
		CallRequest call = read("{\"steps\":{\"a\":{\"data\":1}},\"steps\":{\"b\":null,\"b\":{\"data\":2}}}");
		assertThat(call.steps()).containsOnlyKeys("b");
		assertThat(call.steps().get("b").json()).isEqualTo("2");
	}

	@Test
	void findsStatesOfSteps() {
		Map<String, StepState> steps = read(
				"""
						{"steps": {"data": {"data": {"data": 1}}, "error": {"error" : {"name":"E"} }, "done": null,
						"none": {"data": null}, "input": {"input": [1, "zwölf"]}, "event": {"data": {}, "name": "a"},
						"other": {"name": "a"}, "empty": {}, "both": {"error": 1, "data": 2}, "text": "ä\\"}", "number": -1.5e3 ,
						"array": [ 1 , {} ], "flag": true}}""")
			.steps();
		assertThat(steps.values()).extracting(StepState::json)
			.containsExactly("{\"data\": 1}", "{\"name\":\"E\"}", "null", "null", "[1, \"zwölf\"]",
					"{\"data\": {}, \"name\": \"a\"}", "{\"name\": \"a\"}", "{}", "{\"error\": 1, \"data\": 2}",
					"\"ä\\\"}\"", "-1.5e3", "[ 1 , {} ]", "true");
		assertThat(steps.values()).extracting(StepState::kind)
			.containsExactly(StepState.Kind.DATA, StepState.Kind.ERROR, StepState.Kind.DONE, StepState.Kind.DATA,
					StepState.Kind.INPUT, StepState.Kind.DATA, StepState.Kind.DATA, StepState.Kind.DATA,
					StepState.Kind.DATA, StepState.Kind.DATA, StepState.Kind.DATA, StepState.Kind.DATA,
					StepState.Kind.DATA);
	}

	@Test
	void givesTheArgumentsOfStepsThatAreToBeRunWithOthers() {
		CallRequest call = read("{\"steps\":{\"a\":{\"input\":[10,20]},\"b\":{\"data\":[1]},\"c\":null}}");
		assertThat(call.steps().get("a").json()).isEqualTo("[10,20]");
		assertThat(call.steps().get("a").isFinished()).isFalse();
		assertThat(call.steps().get("c").isFinished()).isTrue();
	}

	@Test
	void takesAByteOrderMark() {
		CallRequest call = read("\uFEFF{\"steps\":{\"é\":{\"data\":\"ü\"}},\"event\":{\"name\":\"é\"}}");
		assertThat(call.steps().get("é").json()).isEqualTo("\"ü\"");
		assertThat(call.events()).singleElement().extracting(Event::name).isEqualTo("é");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-16" })
	void refusesOtherEncodings(String encoding) {
		assertThatExceptionOfType(UnreadableCallException.class)
			.isThrownBy(() -> this.reader.read(RECORDED.getBytes(Charset.forName(encoding))))
			.withMessage("The body is not in UTF-8");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					hello                                  | The body is not JSON that can be read: Unrecognized token 'hello'
					{"steps":                              | The body is not JSON that can be read: Unexpected end-of-input
					{"ctx":{"run_id":"\\x"}}              | The body is not JSON that can be read: Unrecognized character escape
					{} {}                                  | The body goes on after its end, at byte 3
					{} x                                   | The body goes on after its end, at byte 3
					{"steps":{"a":{"data":[1,}             | The body is not JSON that can be read: Unexpected end-of-input, at byte 26
					{"steps":{"a" 1}}                      | The body is not JSON that can be read: Unexpected character with code 49, at byte 14
					{"steps":{"a":1,}}                     | The body is not JSON that can be read: Unexpected character with code 125, at byte 16
					{"steps":{"a":}}                       | The body is not JSON that can be read: Unexpected character with code 125, at byte 14
					{"events":[{]}                         | The body is not JSON that can be read: Unexpected close marker
					[]                                     | 'body' of the call is not an object, but an array
					"text"                                 | 'body' of the call is not an object, but a text
					null                                   | 'body' of the call is not an object, but null
					{"ctx":7}                              | 'ctx' of the call is not an object, but a number
					{"ctx":{"attempt":"1"}}                | 'ctx.attempt' of the call is not a whole number from 0 on, but a text
					{"ctx":{"attempt":-1}}                 | 'ctx.attempt' of the call is not a whole number from 0 on, but a number
					{"ctx":{"attempt":1.5}}                | 'ctx.attempt' of the call is not a whole number from 0 on, but a number
					{"ctx":{"max_attempts":99999999999}}   | The body is not JSON that can be read: Numeric value (99999999999)
					{"ctx":{"run_id":1}}                   | 'ctx.run_id' of the call is not a text, but a number
					{"ctx":{"use_api":"yes"}}              | 'ctx.use_api' of the call is not true or false, but a text
					{"ctx":{"stack":[]}}                   | 'ctx.stack' of the call is not an object, but an array
					{"ctx":{"stack":{"stack":{}}}}         | 'ctx.stack.stack' of the call is not an array, but an object
					{"ctx":{"stack":{"stack":["a",[]]}}}   | 'ctx.stack.stack[1]' of the call is not a text, but an array
					{"steps":[]}                           | 'steps' of the call is not an object, but an array
					{"events":{}}                          | 'events' of the call is not an array, but an object
					{"events":[null]}                      | 'events[0]' of the call is not an object, but null
					{"events":[{"name":"a"},{}]}           | 'events[1]' of the call has no name
					{"event":{"name":1}}                   | 'event.name' of the call is not a text, but of type NUMBER
					{"event":{"name":"a","ts":"now"}}      | 'event.ts' of the call is not a time in milliseconds, but of type STRING
					{"event":{"name":"a","ts":1e300}}      | 'event.ts' of the call is not a time in milliseconds, but of type NUMBER
					{"event":{"name":"a","user":[]}}       | 'event.user' of the call is not an object, but of type ARRAY
					""")
	void saysWhatCannotBeRead(String body, String message) {
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> read(body))
			.withMessageStartingWith(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  \n" })
	void saysThatTheBodyIsEmpty(String body) {
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> read(body))
			.withMessage("The body is empty");
	}

	@Test
	void refusesBrokenCharacters() {
		byte[] body = "{\"ctx\":{\"run_id\":\"?\"}}".getBytes(StandardCharsets.UTF_8);
		body[18] = (byte) 0xFF;
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> this.reader.read(body))
			.withMessageContaining("Invalid UTF-8")
			.withMessageEndingWith("at byte 19");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\\x\"", "[1 2]", "[}", "truth", "{\"a\" 1}" })
	void leavesTheInsideOfAMemoizedValueToWhoeverAsksForIt(String value) {
		assertThat(read("{\"steps\":{\"a\":{\"data\":" + value + "}}}").steps().get("a").json()).isEqualTo(value);
	}

	@Test
	void refusesToGoDeeperThanAnyDataDoes() {
		String body = "{\"steps\":{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}";
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> read(body))
			.withMessageContaining("nesting depth");
	}

	@Test
	void readsStepsAndEventsThatWereFetched() {
		Map<String, StepState> steps = this.reader.readSteps(utf8("{\"a\":{\"data\":[\"ä\"]},\"b\":null}"));
		List<Event<JsonNode>> events = this.reader.readEvents(utf8("[{\"data\":{},\"name\":\"a\",\"ts\":1}]"));
		CallRequest call = read("{\"ctx\":{\"use_api\":true},\"steps\":{}}").withState(events, steps);
		assertThat(call.steps().get("a").json()).isEqualTo("[\"ä\"]");
		assertThat(call.steps().get("b").kind()).isEqualTo(StepState.Kind.DONE);
		assertThat(call.events()).singleElement().extracting(Event::ts).isEqualTo(Instant.ofEpochMilli(1));
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> this.reader.readSteps(utf8("")))
			.withMessage("The list of steps that was fetched is empty");
		assertThatExceptionOfType(UnreadableCallException.class).isThrownBy(() -> this.reader.readEvents(utf8("{}")))
			.withMessage("'events' of the call is not an array, but an object");
	}

	private CallRequest read(String body) {
		return this.reader.read(utf8(body));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static JsonNode tree(String json) {
		return JsonMapper.shared().readTree(json);
	}

}

package io.inngest.spring.engine.expression;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.inngest.spring.engine.expression.cel.Absent;
import io.inngest.spring.engine.expression.cel.InvalidExpressionException;
import io.inngest.spring.engine.expression.cel.ValueText;
import io.inngest.spring.engine.expression.cel.Values;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Conditions as a real server evaluated them. The table of differences is that of
 * {@code docs/expressions.md}; what this library does there is in
 * {@link ConditionDifferenceTests}.
 */
class RecordedConditionTests {

	private static final JsonNode RECORDED = read();

	private static final Conditions CONDITIONS = new Conditions(
			Clock.fixed(Instant.parse(RECORDED.get("now").stringValue()), ZoneOffset.UTC));

	private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

	/**
	 * Where this library means to do something else than a server.
	 */
	enum Difference {

		ESCAPES("Escapes, raw and triple-quoted texts mean what they mean in CEL", "ex-0185", "ex-0186", "ex-0210",
				"ex-0211", "ex-0212"),

		QUOTED_VALUES("A value with a quote, a line break or a backslash matches itself", "ex-0390", "ex-0392",
				"ex-0393"),

		BIG_NUMBERS("A number such as 1e21 matches itself and does not fail the run", "ex-0399"),

		SWAPPED_OPERANDS("A comparison beside a missing field keeps its operands in order", "ex-0377"),

		BARE_MISSING_FIELD("A field that the first event does not have may stand alone", "ex-0378"),

		TWO_MISSING_FIELDS("Two missing fields are not equal, whichever stands first", "ex-0334", "ex-0386");

		private final String description;

		private final List<String> cases;

		Difference(String description, String... cases) {
			this.description = description;
			this.cases = List.of(cases);
		}

		static @Nullable Difference of(JsonNode recorded) {
			return Stream.of(values())
				.filter((difference) -> difference.cases.contains(recorded.get("id").stringValue()))
				.findFirst()
				.orElse(null);
		}

	}

	private static JsonNode read() {
		try (InputStream json = new ClassPathResource("server/conditions.json").getInputStream()) {
			return JsonMapper.shared().readTree(json);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Stream<JsonNode> cases() {
		return RECORDED.get("cases").valueStream();
	}

	@AfterAll
	static void printCounts() {
		System.out.println("Recorded conditions: " + new TreeMap<>(COUNTS));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void comesOutAsRecorded(JsonNode recorded) {
		String kind = recorded.get("kind").stringValue();
		Difference difference = Difference.of(recorded);
		if (difference == null) {
			assertAsRecorded(recorded);
			count(kind + ", as recorded");
		}
		else {
			assertThat(condition(recorded).matches(event(recorded, "event"), event(recorded, "async")))
				.as(difference.description)
				.isNotEqualTo(recorded.path(kind.equals("trigger") ? "runs" : "matches").asBoolean(false));
			count(kind + ", " + difference);
		}
	}

	private static void count(String what) {
		COUNTS.computeIfAbsent(what, (key) -> new AtomicInteger()).incrementAndGet();
	}

	private void assertAsRecorded(JsonNode recorded) {
		String stage = recorded.path("stage").asString("");
		if (stage.equals("registration") || stage.equals("run")) {
			assertThatExceptionOfType(InvalidExpressionException.class).isThrownBy(() -> condition(recorded));
			return;
		}
		ConditionEvent event = event(recorded, "event");
		Condition condition = condition(recorded);
		if (recorded.get("kind").stringValue().equals("trigger")) {
			assertValue(condition.evaluate(event, null), recorded);
			assertThat(condition.matches(event)).isEqualTo(recorded.get("runs").booleanValue());
			return;
		}
		ConditionEvent async = event(recorded, "async");
		assertValue(condition.evaluate(event, async), recorded);
		boolean matches = recorded.get("matches").booleanValue();
		assertThat(condition.matches(event, async)).isEqualTo(matches);
		if (matches) {
			assertThat(condition.canMatch(event)).isTrue();
			condition.key(event).ifPresent((key) -> assertThat(async.keyAt(key.path())).isEqualTo(key.value()));
		}
	}

	private void assertValue(Object value, JsonNode recorded) {
		if (!recorded.get("resultType").stringValue().equals("error")) {
			assertThat(Values.typeName(value)).isEqualTo(recorded.get("resultType").stringValue());
			assertThat(value).isEqualTo(Values.of(recorded.get("result")));
		}
		else if (recorded.has("valueType")) {
			assertThat(Values.typeName(value))
				.isEqualTo(recorded.get("valueType").stringValue().replace("null", "null_type"));
			assertThat(ValueText.print(value)).isEqualTo(ValueText.print(Values.of(recorded.path("value"))));
		}
		else {
			assertThat(value).isInstanceOfSatisfying(Absent.class,
					(absent) -> assertThat(absent.problem()).isNotBlank());
		}
	}

	private Condition condition(JsonNode recorded) {
		String expression = recorded.get("expression").stringValue();
		return switch (recorded.get("kind").stringValue()) {
			case "trigger" -> CONDITIONS.trigger(expression);
			case "wait" -> CONDITIONS.waiting(expression);
			default -> CONDITIONS.cancellation(expression);
		};
	}

	private static ConditionEvent event(JsonNode recorded, String field) {
		JsonNode event = recorded.path(field);
		return new ConditionEvent(event.path("name").asString(""), json(event, "data"), json(event, "user"),
				event.path("id").asString(""), event.path("ts").asLong(0), event.path("v").asString(null));
	}

	private static @Nullable String json(JsonNode event, String field) {
		return event.has(field) ? event.get(field).toString() : null;
	}

	@ParameterizedTest
	@EnumSource
	void differenceIsOneOfRecordedCases(Difference difference) {
		assertThat(cases().map((recorded) -> recorded.get("id").stringValue())).containsAll(difference.cases);
	}

	@Test
	void otherVerdictOfAServerWithManyWaitsIsNotCopied() {
		List<JsonNode> disagreeing = cases().filter((recorded) -> recorded.has("matchesAggregated")).toList();
		assertThat(disagreeing).hasSize(4).allSatisfy((recorded) -> assertThat(Difference.of(recorded)).isNull());
	}

}

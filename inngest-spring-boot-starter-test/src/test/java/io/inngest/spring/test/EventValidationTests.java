package io.inngest.spring.test;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.EventView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventValidationTests {

	static final List<Refused> REFUSED = List.of(new Refused("no name", List.of(Event.of("", Map.of())), "has no name"),
			new Refused("blank name", List.of(Event.of(" ", Map.of())), "has no name"),
			new Refused("reserved name", List.of(Event.of("inngest/function.failed", Map.of())), "is reserved"),
			new Refused("reserved name in capitals", List.of(Event.of("InnGest/x", Map.of())), "is reserved"),
			new Refused("long name", List.of(Event.of("x".repeat(257), Map.of())), "at most 256 characters"),
			new Refused("list", List.of(Event.of("a/b", List.of(1))), "is not a JSON object but ARRAY"),
			new Refused("string", List.of(Event.of("a/b", "text")), "is not a JSON object but STRING"),
			new Refused("number", List.of(Event.of("a/b", 5)), "is not a JSON object but NUMBER"),
			new Refused("unwritable", List.of(Event.of("a/b", endless())), "cannot be written as JSON"),
			new Refused("too large", List.of(Event.of("a/b", Map.of("text", "x".repeat(3 * 1024 * 1024)))),
					"is too large"),
			new Refused("too early", List.of(Event.of("a/b", Map.of()).withTs(Instant.parse("1979-12-31T23:59:59Z"))),
					"is out of range"),
			new Refused("too late", List.of(Event.of("a/b", Map.of()).withTs(Instant.parse("2100-01-01T00:00:00Z"))),
					"is out of range"),
			new Refused("long id", List.of(Event.of("a/b", Map.of()).withId("x".repeat(256))), "The id of event 'a/b'"),
			new Refused("long version", List.of(Event.of("a/b", Map.of()).withV("x".repeat(256))),
					"The version of event 'a/b'"),
			new Refused("too many", Collections.nCopies(5001, Event.of("a/b", Map.of())), "5001 events are too many"),
			new Refused("one of two", List.of(Event.of("a/b", Map.of()), Event.of("", Map.of())), "has no name"));

	/** What the server's clock showed, by which events without a time have theirs. */
	private static final Instant RECORDED_AT = Instant.parse("2026-01-15T12:00:00Z");

	private EngineFixture h2;

	private EngineFixture postgres;

	@BeforeAll
	void start() {
		this.h2 = EngineFixture.on(TestDatabases.H2, Any.class);
		this.postgres = EngineFixture.on(TestDatabases.POSTGRESQL, Any.class);
		List.of(this.h2, this.postgres).forEach((app) -> app.clock().beginAt(RECORDED_AT));
	}

	@AfterAll
	void stop() {
		this.h2.close();
		this.postgres.close();
	}

	static Stream<JsonNode> recorded() {
		// An Event cannot be given properties of another type.
		return ServerVectors.cases("inbound-events.json", "inboundEvent")
			.filter((vector) -> !vector.path("error").asString("").startsWith("json: cannot unmarshal number")
					&& !vector.path("error").asString("").startsWith("json: cannot unmarshal string"));
	}

	@ParameterizedTest
	@FieldSource("REFUSED")
	void refusesAndStoresNothing(Refused refused) {
		for (EngineFixture app : List.of(this.h2, this.postgres)) {
			int events = app.count("inngest_event");
			assertThatExceptionOfType(InvalidEventException.class)
				.isThrownBy(() -> app.inngest().send(refused.events()))
				.withMessageContaining(refused.message());
			assertThat(app.count("inngest_event")).isEqualTo(events);
			assertThat(app.count("inngest_run")).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("recorded")
	void acceptsWhatAServerAccepts(JsonNode vector) {
		for (EngineFixture app : List.of(this.h2, this.postgres)) {
			JsonNode given = vector.get("event");
			Event<JsonNode> event = new Event<>(text(given, "id"), given.path("name").asString(""), given.get("data"),
					Map.of(), given.has("ts") ? Instant.ofEpochMilli(given.get("ts").asLong()) : null,
					text(given, "v"));
			if (!vector.get("accepted").asBoolean()) {
				assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> app.inngest().send(event));
				continue;
			}
			String key = app.inngest().send(event).ids().get(0);
			EventView stored = app.queries().findEvent(key).orElseThrow();
			JsonNode expected = vector.get("expressionView");
			assertThat(stored.name()).isEqualTo(expected.get("name").stringValue());
			assertThat(JsonMapper.shared().readTree(stored.data())).isEqualTo(expected.get("data"));
			assertThat(stored.ts().toEpochMilli()).isEqualTo(expected.get("ts").asLong());
			assertThat(stored.version()).isEqualTo(text(expected, "v"));
			assertThat(stored.id()).isEqualTo((text(given, "id") != null) ? text(given, "id") : key);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsEveryCharacter(TestDatabases database) {
		EngineFixture app = (database == TestDatabases.H2) ? this.h2 : this.postgres;
		String text = "Zoë 😀 \"\\' \u0000 \n \u2028";
		String key = app.send("ünï/cödé 😀", Map.of("téxt", text));
		EventView stored = app.queries().findEvent(key).orElseThrow();
		assertThat(stored.name()).isEqualTo("ünï/cödé 😀");
		assertThat(JsonMapper.shared().readTree(stored.data()).get("téxt").stringValue()).isEqualTo(text);
	}

	private static Map<String, Object> endless() {
		Map<String, Object> endless = new HashMap<>();
		endless.put("self", endless);
		return endless;
	}

	private static String text(JsonNode node, String property) {
		return node.has(property) ? node.get(property).stringValue() : null;
	}

	record Refused(String what, List<Event<?>> events, String message) {

		@Override
		public String toString() {
			return this.what;
		}

	}

	@InngestFunction(id = "any", event = "never/sent")
	static class Any {

		void run() {
		}

	}

}

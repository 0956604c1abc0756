package io.inngest.spring.protocol.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventRulesTests {

	private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

	static final List<Event<?>> REFUSED = List.of(Event.of("", Map.of()), Event.of("Inngest/x", Map.of()),
			Event.of("x".repeat(257), Map.of()), Event.of("a\0b", Map.of()), Event.of("a/b", List.of(1)),
			Event.of("a/b", Map.of()).withId("x".repeat(256)), Event.of("a/b", Map.of()).withV("x".repeat(256)),
			Event.of("a/b", Map.of()).withTs(Instant.parse("1979-12-31T23:59:59.999Z")),
			Event.of("a/b", Map.of()).withTs(Instant.parse("2100-01-01T00:00:00Z")));

	private final EventRules rules = new EventRules(JsonMapper.shared(), Clock.fixed(NOW, ZoneOffset.UTC));

	@ParameterizedTest
	@FieldSource("REFUSED")
	void refusesWhatAServerRefuses(Event<?> event) {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> this.rules.check(List.of(Event.of("a/b", Map.of()), event)));
	}

	@Test
	void refusesMoreEventsThanAServerTakes() {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> this.rules.check(Collections.nCopies(5001, Event.of("a/b", Map.of()))))
			.withMessage("5001 events are too many for one send. Send at most 5000 at a time");
		assertThat(this.rules.check(Collections.nCopies(5000, Event.of("a/b", Map.of())))).hasSize(5000);
	}

	@Test
	void measuresTheWholeEventInBytes() {
		Event<Map<String, String>> event = Event.of("a/b", Map.of("text", "")).withUser(Map.of("id", 1));
		int rest = this.rules.check(List.of(event)).get(0).json().getBytes(StandardCharsets.UTF_8).length;
		int characters = (EventRules.MAX_SIZE - rest) / 2;
		String filler = "é".repeat(characters) + "x".repeat((EventRules.MAX_SIZE - rest) % 2);
		OutgoingEvent largest = this.rules.check(List.of(event.withData(Map.of("text", filler)))).get(0);
		assertThat(largest.json().getBytes(StandardCharsets.UTF_8)).hasSize(EventRules.MAX_SIZE);
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> this.rules.check(List.of(event.withData(Map.of("text", filler + "x")))))
			.withMessage("The event 'a/b' is too large: 3145729 bytes of JSON, where 3145728 are allowed. "
					+ "Store its data elsewhere and send a reference");
	}

	@Test
	void givesEventsWithoutATimeTheCurrentOne() {
		assertThat(this.rules.check(List.of(Event.of("a/b", Map.of()))).get(0).ts()).isEqualTo(NOW.toEpochMilli());
		assertThat(this.rules.check(List.of(Event.of("a/b", Map.of()).withTs(Instant.EPOCH))).get(0).ts())
			.isEqualTo(NOW.toEpochMilli());
	}

	@Test
	void removesReservedDataFromTheEventButNotFromThePayload() {
		ObjectNode payload = JsonMapper.shared().createObjectNode().put("a", 1).put("_inngest", 2);
		assertThat(this.rules.check(List.of(Event.of("a/b", payload))).get(0).data()).isEqualTo("{\"a\":1}");
		assertThat(payload.has("_inngest")).isTrue();
	}

	@Test
	void writesOnlyWhatAnEventHas() {
		assertThat(this.rules.check(List.of(new Event<>("", "a/b", null, Map.of(), null, null))).get(0).json())
			.isEqualTo("{\"name\":\"a/b\",\"data\":{},\"ts\":1768478400000}");
	}

	@Test
	void writesAllThatAnEventHas() {
		Event<?> event = Event.of("a/\"b\"", Map.of("x", "é"))
			.withId("id-1")
			.withUser(Map.of("name", "Ann"))
			.withTs(Instant.ofEpochMilli(1767225600000L))
			.withV("2");
		assertThat(this.rules.check(List.of(event)).get(0).json())
			.isEqualTo("{\"id\":\"id-1\",\"name\":\"a/\\\"b\\\"\","
					+ "\"data\":{\"x\":\"é\"},\"user\":{\"name\":\"Ann\"},\"ts\":1767225600000,\"v\":\"2\"}");
	}

}

package io.inngest.spring.engine.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.store.dialect.StoreLimits;
import io.inngest.spring.function.SystemEvents;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.StringUtils;

/**
 * Checks what applications send, by the rules of an Inngest server, and brings it into
 * its stored form.
 */
class EventEncoder {

	private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

	/**
	 * What the engine adds to the data of its own events; applications cannot fake it.
	 */
	private static final String RESERVED_DATA = "_inngest";

	private final JsonMapper jsonMapper;

	private final IdSource ids;

	private final Clock clock;

	EventEncoder(JsonMapper jsonMapper, IdSource ids, Clock clock) {
		this.jsonMapper = jsonMapper;
		this.ids = ids;
		this.clock = clock;
	}

	List<StoredEvent> encode(Collection<? extends Event<?>> events) {
		if (events.size() > StoreLimits.EVENTS) {
			throw new InvalidEventException("%d events are too many for one send. Send at most %d at a time"
				.formatted(events.size(), StoreLimits.EVENTS));
		}
		List<StoredEvent> stored = new ArrayList<>(events.size());
		for (Event<?> event : events) {
			stored.add(encode(event));
		}
		return stored;
	}

	private StoredEvent encode(Event<?> event) {
		checkName(event.name());
		checkLength("id", event.id(), event);
		checkLength("version", event.v(), event);
		long now = this.clock.millis();
		String key = this.ids.next();
		return new StoredEvent(key, StringUtils.hasLength(event.id()) ? event.id() : key, event.name(), data(event),
				user(event), millis(event, now), event.v(), now);
	}

	private void checkName(String name) {
		if (!StringUtils.hasText(name)) {
			throw new InvalidEventException("An event has no name. Give it one, such as 'shop/order.placed'");
		}
		if (name.length() > StoreLimits.EVENT_NAME || name.indexOf('\0') >= 0) {
			throw new InvalidEventException(
					"The event name '%s…' is not allowed. Use at most %d characters, none of them NUL"
						.formatted(name.substring(0, Math.min(name.length(), 32)), StoreLimits.EVENT_NAME));
		}
		if (name.toLowerCase(Locale.ROOT).startsWith(SystemEvents.PREFIX)) {
			throw new InvalidEventException(
					"The event name '%s' is reserved: names that start with '%s' are the engine's. Use a prefix of your own"
						.formatted(name, SystemEvents.PREFIX));
		}
	}

	private void checkLength(String property, @Nullable String value, Event<?> event) {
		if (value != null && (value.length() > StoreLimits.EVENT_ID || value.indexOf('\0') >= 0)) {
			throw new InvalidEventException(
					"The %s of event '%s' is not allowed. Use at most %d characters, none of them NUL"
						.formatted(property, event.name(), StoreLimits.EVENT_ID));
		}
	}

	private long millis(Event<?> event, long now) {
		Instant time = event.ts();
		// As on a server, where a number that is not set is zero.
		if (time == null || time.equals(Instant.EPOCH)) {
			return now;
		}
		if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
			throw new InvalidEventException("The time %s of event '%s' is out of range. Use one from %s to %s"
				.formatted(time, event.name(), EARLIEST, LATEST));
		}
		return time.toEpochMilli();
	}

	private String data(Event<?> event) {
		if (event.data() == null) {
			return "{}";
		}
		JsonNode tree = tree("data", event.data(), event);
		if (tree.isNull() || tree.isMissingNode()) {
			return "{}";
		}
		if (!(tree instanceof ObjectNode object)) {
			throw new InvalidEventException(
					"The data of event '%s' (%s) is not a JSON object but %s. Wrap it in a record or a map"
						.formatted(event.name(), event.data().getClass().getName(), tree.getNodeType()));
		}
		object.remove(RESERVED_DATA);
		String json = this.jsonMapper.writeValueAsString(object);
		if (json.length() > StoreLimits.EVENT_DATA) {
			throw new InvalidEventException(
					"The data of event '%s' is too large: %d characters of JSON, where %d are allowed. "
						.formatted(event.name(), json.length(), StoreLimits.EVENT_DATA)
							+ "Store it elsewhere and send a reference");
		}
		return json;
	}

	private @Nullable String user(Event<?> event) {
		Map<String, @Nullable Object> user = event.user();
		return user.isEmpty() ? null : this.jsonMapper.writeValueAsString(tree("user", user, event));
	}

	private JsonNode tree(String property, Object value, Event<?> event) {
		try {
			return this.jsonMapper.valueToTree(value);
		}
		catch (JacksonException ex) {
			throw new InvalidEventException("The %s of event '%s' (%s) cannot be written as JSON: %s"
				.formatted(property, event.name(), value.getClass().getName(), ex.getOriginalMessage()), ex);
		}
		catch (StackOverflowError ex) {
			throw new InvalidEventException("The %s of event '%s' (%s) cannot be written as JSON: it contains itself"
				.formatted(property, event.name(), value.getClass().getName()), ex);
		}
	}

}

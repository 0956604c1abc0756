package io.inngest.spring.protocol.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.StringUtils;

/**
 * Which events applications may send. The rules are those of an Inngest server, and the
 * same whichever engine the events go to.
 */
public final class EventRules {

	/** Events in one send. */
	public static final int MAX_EVENTS = 5000;

	/** Bytes of an event as JSON: 3 MiB. */
	public static final int MAX_SIZE = 3 * 1024 * 1024;

	/** Characters of an event's name. */
	public static final int MAX_NAME = 256;

	/** Characters of a sender's event id and of an event's version. */
	public static final int MAX_ID = 255;

	/** What the names of the engine's own events start with. */
	private static final String RESERVED_PREFIX = "inngest/";

	/**
	 * What the engine adds to the data of its own events; applications cannot fake it.
	 */
	private static final String RESERVED_DATA = "_inngest";

	private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

	private final JsonMapper jsonMapper;

	private final Clock clock;

	/**
	 * Creates the rules.
	 * @param jsonMapper the application's mapper, which writes the payloads
	 * @param clock gives events without a time theirs
	 */
	public EventRules(JsonMapper jsonMapper, Clock clock) {
		this.jsonMapper = jsonMapper;
		this.clock = clock;
	}

	/**
	 * Checks the events of one send.
	 * @param events the events
	 * @return the events in the same order, ready to be stored or sent
	 * @throws InvalidEventException if one of the events, or their number, is not allowed
	 */
	public List<OutgoingEvent> check(Collection<? extends Event<?>> events) {
		if (events.size() > MAX_EVENTS) {
			throw new InvalidEventException("%d events are too many for one send. Send at most %d at a time"
				.formatted(events.size(), MAX_EVENTS));
		}
		List<OutgoingEvent> checked = new ArrayList<>(events.size());
		for (Event<?> event : events) {
			checked.add(check(event));
		}
		return checked;
	}

	private OutgoingEvent check(Event<?> event) {
		checkName(event.name());
		checkLength("id", event.id(), event);
		checkLength("version", event.v(), event);
		OutgoingEvent checked = new OutgoingEvent(StringUtils.hasLength(event.id()) ? event.id() : null, event.name(),
				data(event), user(event), millis(event), event.v());
		checkSize(checked);
		return checked;
	}

	private void checkName(String name) {
		if (!StringUtils.hasText(name)) {
			throw new InvalidEventException("An event has no name. Give it one, such as 'shop/order.placed'");
		}
		if (name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
			throw new InvalidEventException(
					"The event name '%s…' is not allowed. Use at most %d characters, none of them NUL"
						.formatted(name.substring(0, Math.min(name.length(), 32)), MAX_NAME));
		}
		if (name.toLowerCase(Locale.ROOT).startsWith(RESERVED_PREFIX)) {
			throw new InvalidEventException(
					"The event name '%s' is reserved: names that start with '%s' are the engine's. Use a prefix of your own"
						.formatted(name, RESERVED_PREFIX));
		}
	}

	private void checkLength(String property, @Nullable String value, Event<?> event) {
		if (value != null && (value.length() > MAX_ID || value.indexOf('\0') >= 0)) {
			throw new InvalidEventException(
					"The %s of event '%s' is not allowed. Use at most %d characters, none of them NUL"
						.formatted(property, event.name(), MAX_ID));
		}
	}

	private void checkSize(OutgoingEvent event) {
		int characters = event.data().length() + ((event.user() != null) ? event.user().length() : 0);
		// No character takes more than three bytes, the rest of an event no more than
		// this
		if (3L * characters + 16 * (MAX_NAME + 2 * MAX_ID) <= MAX_SIZE) {
			return;
		}
		int size = event.json().getBytes(StandardCharsets.UTF_8).length;
		if (size > MAX_SIZE) {
			throw new InvalidEventException("The event '%s' is too large: %d bytes of JSON, where %d are allowed. "
				.formatted(event.name(), size, MAX_SIZE) + "Store its data elsewhere and send a reference");
		}
	}

	private long millis(Event<?> event) {
		Instant time = event.ts();
		// As on a server, where a number that is not set is zero.
		if (time == null || time.equals(Instant.EPOCH)) {
			return this.clock.millis();
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
		return this.jsonMapper.writeValueAsString(object);
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

package io.inngest.spring.engine.arrival;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Events that are stored.
 */
public class PastEvents {

	private static final int PAGE = 100;

	/** How far the clocks of two nodes may be apart. */
	private static final Duration MARGIN = Duration.ofMinutes(1);

	// One that is pending has not come yet
	private static final String PAGE_OF_EVENTS = """
			SELECT * FROM inngest_event WHERE event_key > ? AND name = ? AND received_at >= ? AND NOT pending
			ORDER BY event_key LIMIT ?""";

	private static final String FIND = "SELECT * FROM inngest_event WHERE event_key = ANY(?)";

	private final EventConditions conditions;

	PastEvents(EventConditions conditions) {
		this.conditions = conditions;
	}

	/**
	 * Looks for the first event that a wait would have found if it had been there.
	 * @param jdbc the transaction
	 * @param hook what the wait looks for
	 * @param from when the event was received at the earliest, in epoch milliseconds
	 * @param trigger the event that started the run, which does not count
	 * @return the event; {@code null} if there is none
	 */
	public @Nullable StoredEvent first(JdbcOperations jdbc, EventHook hook, long from, StoredEvent trigger) {
		String after = IdSource.smallestAt(Math.max(from - MARGIN.toMillis(), 0));
		List<StoredEvent> page;
		do {
			page = jdbc.query(PAGE_OF_EVENTS, (row, number) -> StoredEvent.read(row), after, hook.event(), from, PAGE);
			for (StoredEvent event : page) {
				if (!event.key().equals(trigger.key())
						&& this.conditions.matches(hook.expression(), trigger, EventConditions.view(event))) {
					return event;
				}
				after = event.key();
			}
		}
		while (page.size() == PAGE);
		return null;
	}

	/**
	 * Finds events.
	 * @param jdbc the transaction
	 * @param keys their keys
	 * @return the events that are still there, by their keys
	 */
	public Map<String, StoredEvent> find(JdbcOperations jdbc, Collection<String> keys) {
		if (keys.isEmpty()) {
			return Map.of();
		}
		return jdbc.query(FIND, (row, number) -> StoredEvent.read(row), new SqlArrayValue("varchar", keys.toArray()))
			.stream()
			.collect(Collectors.toMap(StoredEvent::key, Function.identity()));
	}

}

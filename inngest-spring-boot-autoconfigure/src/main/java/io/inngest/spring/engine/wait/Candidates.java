package io.inngest.spring.engine.wait;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.expression.ConditionEvent;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The waits that an event may concern, a page at a time: through the index, by the values
 * that the event has where waits compare one.
 */
class Candidates {

	/** The statement that finds them, of which a test looks at the plan. */
	static final String PAGE = """
			SELECT run_id, step_hash, kind, expression FROM inngest_wait
			WHERE event_name = ? AND match_path = ? AND match_value = ? AND run_id >= ?
				AND (run_id > ? OR step_hash > ?) AND registered < ? AND due_at > ?
			ORDER BY event_name, match_path, match_value, run_id, step_hash LIMIT ?""";

	// H2 begins to look at an index where '>' is not yet true
	private static final String NEXT_PATH = """
			SELECT match_path FROM inngest_wait WHERE event_name = ? AND match_path > ? AND match_path >= ?
			ORDER BY event_name, match_path LIMIT 1""";

	/** The smallest character that a column can hold. */
	private static final char SMALLEST = 1;

	private static final int SIZE = 100;

	private static final WaitTable.Place BEFORE_ALL = new WaitTable.Place("", "");

	private final Arrivals.Arrival arrival;

	private final StoredEvent event;

	private final ConditionEvent view;

	private @Nullable String path = "";

	private WaitTable.Place last = BEFORE_ALL;

	private boolean pathDone;

	Candidates(Arrivals.Arrival arrival, StoredEvent event) {
		this.arrival = arrival;
		this.event = event;
		this.view = EventConditions.view(event);
	}

	StoredEvent event() {
		return this.event;
	}

	ConditionEvent view() {
		return this.view;
	}

	Arrivals.Arrival arrival() {
		return this.arrival;
	}

	/**
	 * Returns the next page.
	 * @param jdbc what to run statements with
	 * @return waits that were there before the event came, and whose time is not over;
	 * empty if there are no more
	 */
	List<Candidate> next(JdbcOperations jdbc) {
		String path = this.path;
		while (path != null) {
			List<Candidate> page = this.pathDone ? List.of() : page(jdbc, path);
			this.pathDone = page.size() < SIZE;
			if (!page.isEmpty()) {
				this.last = page.get(page.size() - 1).place();
				return page;
			}
			path = nextPath(jdbc, path);
			this.path = path;
			this.pathDone = false;
			this.last = BEFORE_ALL;
		}
		return List.of();
	}

	private List<Candidate> page(JdbcOperations jdbc, String path) {
		String value = path.isEmpty() ? "" : this.view.keyAt(path);
		return jdbc.query(PAGE,
				(row, number) -> new Candidate(new WaitTable.Place(row.getString("run_id"), row.getString("step_hash")),
						WaitKind.valueOf(row.getString("kind")), row.getString("expression")),
				this.event.name(), path, value, this.last.runId(), this.last.runId(), this.last.hash(),
				this.arrival.number(), this.event.receivedAt(), SIZE);
	}

	private @Nullable String nextPath(JdbcOperations jdbc, String path) {
		Deque<String> found = new ArrayDeque<>(
				jdbc.queryForList(NEXT_PATH, String.class, this.event.name(), path, path + SMALLEST));
		return found.poll();
	}

	/**
	 * A wait that an event may concern.
	 *
	 * @param place where it is
	 * @param kind what becomes of the run
	 * @param expression what the event must fulfil; {@code null} for nothing
	 */
	record Candidate(WaitTable.Place place, WaitKind kind, @Nullable String expression) {

	}

}

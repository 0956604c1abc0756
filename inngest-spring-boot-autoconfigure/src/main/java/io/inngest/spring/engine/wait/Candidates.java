package io.inngest.spring.engine.wait;

import java.util.List;
import java.util.Objects;

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
			SELECT w.run_id, w.step_hash, w.kind, w.expression, e.* FROM (
				SELECT run_id, step_hash, kind, expression FROM inngest_wait
				WHERE event_name = ? AND match_path = ? AND match_value = ? AND run_id >= ?
					AND (run_id > ? OR step_hash > ?) AND registered < ? AND due_at > ?
				ORDER BY event_name, match_path, match_value, run_id, step_hash LIMIT ?) w
			LEFT JOIN inngest_run r ON r.run_id = w.run_id AND w.expression IS NOT NULL
			LEFT JOIN inngest_event e ON e.event_key = r.event_key
			ORDER BY w.run_id, w.step_hash""";

	private static final String PATH = """
			SELECT match_path FROM inngest_wait WHERE event_name = ? AND match_path >= ?
			ORDER BY event_name, match_path LIMIT 1""";

	/** Makes the next path of one, since no column holds a smaller character. */
	private static final char NEXT = 1;

	private static final int SIZE = 100;

	private static final WaitTable.Place BEFORE_ALL = new WaitTable.Place("", "");

	private final Arrivals.Arrival arrival;

	private final StoredEvent event;

	private final ConditionEvent view;

	private String from = "";

	private @Nullable String path;

	private WaitTable.Place last = BEFORE_ALL;

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
		while (this.path != null || findPath(jdbc)) {
			List<Candidate> page = page(jdbc, Objects.requireNonNull(this.path));
			if (page.size() < SIZE) {
				this.path = null;
				this.last = BEFORE_ALL;
			}
			else {
				this.last = page.get(page.size() - 1).place();
			}
			if (!page.isEmpty()) {
				return page;
			}
		}
		return List.of();
	}

	private boolean findPath(JdbcOperations jdbc) {
		List<String> found = jdbc.queryForList(PATH, String.class, this.event.name(), this.from);
		if (found.isEmpty() || found.get(0).compareTo(this.from) < 0) {
			return false;
		}
		this.path = found.get(0);
		this.from = this.path + NEXT;
		return true;
	}

	private List<Candidate> page(JdbcOperations jdbc, String path) {
		String value = path.isEmpty() ? "" : this.view.keyAt(path);
		return jdbc.query(PAGE,
				(row, number) -> new Candidate(new WaitTable.Place(row.getString("run_id"), row.getString("step_hash")),
						WaitKind.valueOf(row.getString("kind")), row.getString("expression"),
						(row.getString("event_key") != null) ? StoredEvent.read(row) : null),
				this.event.name(), path, value, this.last.runId(), this.last.runId(), this.last.hash(),
				this.arrival.number(), this.event.receivedAt(), SIZE);
	}

	/**
	 * A wait that an event may concern.
	 *
	 * @param place where it is
	 * @param kind what becomes of the run
	 * @param expression what the event must fulfil; {@code null} for nothing
	 * @param trigger the event that started the run, if there is an expression
	 */
	record Candidate(WaitTable.Place place, WaitKind kind, @Nullable String expression, @Nullable StoredEvent trigger) {

	}

}

package io.inngest.spring.engine.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.engine.journal.StepTable.History;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.engine.wait.PastWaits;
import io.inngest.spring.engine.wait.WaitRow;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Makes steps of the waits of a run that are over, before a call of it begins. Only this
 * gives them their positions, in the order in which they were over: from the first call
 * that sees them on, nothing comes before them any more.
 */
public class Settlement {

	private static final Comparator<WaitRow> IN_ORDER = Comparator.comparingLong(WaitRow::overAt);

	private final Database database;

	private final RunQueue queue;

	private final PastWaits waits;

	private final StepTable steps;

	Settlement(Database database, RunQueue queue, PastWaits waits, StepTable steps) {
		this.database = database;
		this.queue = queue;
		this.waits = waits;
		this.steps = steps;
	}

	/**
	 * Settles a run.
	 * @param run the run
	 * @param history its steps
	 * @param now the current time, in epoch milliseconds
	 * @return its steps and what it still waits for; {@code null} if this node does not
	 * hold it any more
	 */
	public @Nullable Settled settle(ClaimedRun run, History history, long now) {
		return this.database.transaction((jdbc) -> {
			// Whoever resolves a wait needs this row, too, so that what is read stays
			// true
			if (!this.queue.hold(jdbc, run)) {
				return null;
			}
			List<WaitRow> rows = this.waits.read(jdbc, run, now);
			List<WaitRow> over = rows.stream().filter((row) -> row.isOver(now)).sorted(IN_ORDER).toList();
			History settled = over.isEmpty() ? history : settle(jdbc, run, history, over);
			List<WaitRow> open = rows.stream().filter((row) -> !row.isOver(now)).toList();
			boolean counted = !over.isEmpty() && this.queue.countAttempt(jdbc, run, 1, settled.position());
			return new Settled(settled, OpenWaits.NONE.with(open), counted);
		});
	}

	private History settle(JdbcOperations jdbc, ClaimedRun run, History history, List<WaitRow> over) {
		Map<String, WaitRow.Result> results = this.waits.results(jdbc, over);
		List<StepRow> rows = new ArrayList<>();
		Map<String, WaitRow.Result> settled = new LinkedHashMap<>();
		for (WaitRow wait : over) {
			String hash = wait.step().hash();
			WaitRow.Result result = results.getOrDefault(hash, WaitRow.Result.NONE);
			settled.put(hash, result);
			rows.add(StepRow.of(run, history.position() + rows.size() + 1, wait, result));
		}
		this.steps.insertAll(jdbc, rows);
		this.waits.delete(jdbc, run, settled.keySet());
		return this.steps.append(history, over, settled);
	}

	/**
	 * A run that is settled.
	 *
	 * @param history its steps
	 * @param waits what it still waits for
	 * @param counted whether the current attempt was counted as the first one at this
	 * position
	 */
	public record Settled(History history, OpenWaits waits, boolean counted) {

	}

}

package io.inngest.spring.engine.wait;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import io.inngest.spring.execution.memo.Memo;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for, as its own worker knows it. Immutable.
 */
public final class OpenWaits {

	/** Those of a run that waits for nothing. */
	public static final OpenWaits NONE = new OpenWaits(Map.of(), false);

	private final Map<String, WaitRow> rows;

	private final boolean cancellable;

	private OpenWaits(Map<String, WaitRow> rows, boolean cancellable) {
		this.rows = rows;
		this.cancellable = cancellable;
	}

	/**
	 * Returns what is known of a run before its waits are read.
	 * @param cancellable whether an event may cancel it
	 * @return no waits
	 */
	public static OpenWaits none(boolean cancellable) {
		return cancellable ? new OpenWaits(Map.of(), true) : NONE;
	}

	static OpenWaits of(Collection<WaitRow> rows) {
		return NONE.with(rows);
	}

	/**
	 * Adds waits.
	 * @param added the waits, which replace those of the same steps
	 * @return a copy
	 */
	public OpenWaits with(Collection<WaitRow> added) {
		Map<String, WaitRow> rows = new LinkedHashMap<>(this.rows);
		boolean cancellable = this.cancellable;
		for (WaitRow row : added) {
			if (row.kind() == WaitKind.CANCELLATION) {
				cancellable = true;
			}
			else {
				rows.put(row.step().hash(), row);
			}
		}
		return new OpenWaits(rows, cancellable);
	}

	/**
	 * Removes the wait of a step.
	 * @param hash the step's hash
	 * @return a copy
	 */
	public OpenWaits without(String hash) {
		Map<String, WaitRow> rows = new LinkedHashMap<>(this.rows);
		rows.remove(hash);
		return new OpenWaits(rows, this.cancellable);
	}

	/**
	 * Whether the run waits for nothing.
	 * @return {@code true} if there are no waits, apart from events that cancel the run
	 */
	public boolean isEmpty() {
		return this.rows.isEmpty();
	}

	/**
	 * Whether there are rows to delete when the run ends.
	 * @return {@code false} if there are none
	 */
	public boolean hasRows() {
		return this.cancellable || !this.rows.isEmpty();
	}

	/**
	 * Whether a step waits.
	 * @param hash the step's hash
	 * @return {@code true} if it does
	 */
	public boolean contains(String hash) {
		return this.rows.containsKey(hash);
	}

	/**
	 * Returns how often a step that waits was tried.
	 * @param hash the step's hash
	 * @return the number of attempts; 0 if it does not wait
	 */
	public int attempts(String hash) {
		WaitRow row = this.rows.get(hash);
		return (row != null) ? row.period().attempts() : 0;
	}

	/**
	 * Returns when the run goes on at the latest.
	 * @return the time, in epoch milliseconds; empty if it waits for nothing
	 */
	public OptionalLong dueAt() {
		return this.rows.values().stream().mapToLong(WaitRow::wakeAt).min();
	}

	/**
	 * Returns what a call is told of a step that is not over.
	 * @param hash the step's hash
	 * @param now the current time, in epoch milliseconds
	 * @return what is known; {@code null} if the step does not wait
	 */
	public Memo.@Nullable Open find(String hash, long now) {
		WaitRow row = this.rows.get(hash);
		if (row == null) {
			return null;
		}
		boolean due = row.kind() == WaitKind.RETRY && row.period().dueAt() <= now;
		return new Memo.Open(row.period().attempts(), due);
	}

}

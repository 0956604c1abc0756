package io.inngest.spring.execution.memo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * The memo with what a call has added to it.
 */
final class KnownSteps {

	private final Memo memo;

	private final List<String> recorded = new ArrayList<>();

	private final Map<String, Memo.Entry> added = new HashMap<>();

	private final Map<String, Memo.Open> opened = new HashMap<>();

	private @Nullable Map<String, Integer> positions;

	KnownSteps(Memo memo) {
		this.memo = memo;
	}

	Memo.@Nullable Entry entry(StepKey key) {
		Memo.Entry entry = this.added.isEmpty() ? null : this.added.get(key.hash());
		return (entry != null) ? entry : this.memo.get(key.hash());
	}

	Memo.@Nullable Open open(StepKey key) {
		Memo.Open open = this.opened.get(key.hash());
		return (open != null) ? open : this.memo.open(key.hash());
	}

	/**
	 * Returns the position of a finished step in the order of completion.
	 * @param key the step
	 * @return the position; the highest number if it is not known
	 */
	int position(StepKey key) {
		if (this.positions == null) {
			this.positions = new HashMap<>();
			for (String hash : this.memo.order()) {
				this.positions.putIfAbsent(hash, this.positions.size());
			}
			for (String hash : this.recorded) {
				this.positions.putIfAbsent(hash, this.positions.size());
			}
		}
		return this.positions.getOrDefault(key.hash(), Integer.MAX_VALUE);
	}

	void recorded(StepKey key, Memo.@Nullable Entry entry) {
		this.recorded.add(key.hash());
		if (this.positions != null) {
			this.positions.putIfAbsent(key.hash(), this.positions.size());
		}
		if (entry != null) {
			this.added.put(key.hash(), entry);
			this.opened.remove(key.hash());
		}
	}

	boolean hasGrown() {
		return !this.recorded.isEmpty();
	}

	void opened(StepKey key, Memo.Open open) {
		this.opened.put(key.hash(), open);
	}

}

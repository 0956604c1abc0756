package io.inngest.spring.protocol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Numbers the repeats of a step id within one call, as every Inngest SDK does: an id that
 * was met before becomes {@code id:1}, {@code id:2} and so on, leaving out what the
 * application itself has used as an id. A part of a call that is gone through several
 * times numbers anew each time, going on from what was there before it.
 */
public final class StepIds {

	private final @Nullable StepIds before;

	private final Set<String> used = new HashSet<>();

	private final Map<String, Integer> lastIndexes = new HashMap<>();

	private final StepHash hash;

	/**
	 * Begins a call.
	 */
	public StepIds() {
		this.before = null;
		this.hash = new StepHash();
	}

	private StepIds(StepIds before) {
		this.before = before;
		this.hash = before.hash;
	}

	/**
	 * Begins to go through a part of the call.
	 * @return what numbers the ids of that part
	 */
	public StepIds part() {
		return new StepIds(this);
	}

	/**
	 * Takes over the ids of a part that is not gone through again.
	 * @param part the part
	 */
	public void add(StepIds part) {
		this.used.addAll(part.used);
		this.lastIndexes.putAll(part.lastIndexes);
	}

	/**
	 * Gives a step that is met its key.
	 * @param id the id as the application wrote it
	 * @return a key that no other step of the call has
	 */
	public StepKey next(String id) {
		int index = 0;
		String label = id;
		while (isUsed(label)) {
			index = lastIndex(id) + 1;
			this.lastIndexes.put(id, index);
			label = StepKey.label(id, index);
		}
		this.used.add(label);
		return new StepKey(id, index, this.hash.of(label));
	}

	private boolean isUsed(String label) {
		return this.used.contains(label) || (this.before != null && this.before.isUsed(label));
	}

	private int lastIndex(String id) {
		Integer index = this.lastIndexes.get(id);
		if (index != null) {
			return index;
		}
		return (this.before != null) ? this.before.lastIndex(id) : 0;
	}

}

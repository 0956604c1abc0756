package io.inngest.spring.protocol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Numbers the repeats of a step id within one call, as every Inngest SDK does: an id that
 * was met before becomes {@code id:1}, {@code id:2} and so on, leaving out what the
 * application itself has used as an id.
 */
public final class StepIds {

	private final Set<String> used = new HashSet<>();

	private final Map<String, Integer> lastIndexes = new HashMap<>();

	private final StepHash hash = new StepHash();

	/**
	 * Gives a step that is met its key.
	 * @param id the id as the application wrote it
	 * @return a key that no other step of the call has
	 */
	public StepKey next(String id) {
		int index = 0;
		String label = id;
		while (!this.used.add(label)) {
			index = this.lastIndexes.merge(id, 1, Integer::sum);
			label = StepKey.label(id, index);
		}
		return new StepKey(id, index, this.hash.of(label));
	}

}

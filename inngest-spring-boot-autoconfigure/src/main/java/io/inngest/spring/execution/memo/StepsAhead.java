package io.inngest.spring.execution.memo;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The memoized steps that the handler has not met yet. As long as it meets them in the
 * order of their completion, this only goes on by one.
 */
public final class StepsAhead {

	private final Memo memo;

	private final Iterator<String> order;

	private final Set<String> metEarly = new HashSet<>();

	private @Nullable String next;

	/**
	 * Begins a call.
	 * @param memo the memo
	 */
	public StepsAhead(Memo memo) {
		this.memo = memo;
		this.order = memo.hashes().iterator();
		advance();
	}

	/**
	 * Returns the step that is to be met next.
	 * @return its hash, or {@code null} if all were met
	 */
	public @Nullable String next() {
		return this.next;
	}

	/**
	 * Takes away a step that was met, which no step is twice.
	 * @param hash the step's hash
	 * @return whether it was ahead
	 */
	public boolean remove(String hash) {
		if (hash.equals(this.next)) {
			advance();
			return true;
		}
		return this.memo.get(hash) != null && this.metEarly.add(hash);
	}

	private void advance() {
		do {
			this.next = this.order.hasNext() ? this.order.next() : null;
		}
		while (this.next != null && this.metEarly.remove(this.next));
	}

}

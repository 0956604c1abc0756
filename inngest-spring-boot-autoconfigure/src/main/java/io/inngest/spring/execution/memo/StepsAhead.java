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
		this.order = memo.order().iterator();
		advance();
	}

	/**
	 * Returns the step that is to be met next.
	 * @return its hash, or {@code null} if all were met
	 */
	public @Nullable String next() {
		while (this.next != null && (this.metEarly.contains(this.next) || this.memo.get(this.next) == null)) {
			advance();
		}
		return this.next;
	}

	/**
	 * Takes note of a step that is met, which no step is twice.
	 * @param hash the step's hash
	 * @return whether it was to be met next
	 */
	public boolean meet(String hash) {
		// Whether the memo knows the next step matters only if another one is met
		if (hash.equals(this.next) || hash.equals(next())) {
			advance();
			return true;
		}
		this.metEarly.add(hash);
		return false;
	}

	private void advance() {
		this.next = this.order.hasNext() ? this.order.next() : null;
	}

}

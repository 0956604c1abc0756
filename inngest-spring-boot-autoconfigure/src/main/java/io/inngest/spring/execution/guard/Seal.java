package io.inngest.spring.execution.guard;

import org.jspecify.annotations.Nullable;

/**
 * Closes a part of the handler to all steps but those that are over.
 */
public final class Seal {

	private final int depth;

	private final @Nullable Seal outer;

	Seal(int depth, @Nullable Seal outer) {
		this.depth = depth;
		this.outer = outer;
	}

	int depth() {
		return this.depth;
	}

	@Nullable Seal outer() {
		return this.outer;
	}

}

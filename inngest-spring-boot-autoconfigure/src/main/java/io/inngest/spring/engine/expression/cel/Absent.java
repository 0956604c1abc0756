package io.inngest.spring.engine.expression.cel;

import org.jspecify.annotations.Nullable;

/**
 * What comes out in place of a value: nothing was there, or it could not be computed.
 *
 * @param problem why it could not be computed; {@code null} if nothing was there
 * @param contagious whether whatever is computed with it is absent as well
 */
public record Absent(@Nullable String problem, boolean contagious) {

	/** A field that the event does not have. */
	public static final Absent MISSING = new Absent(null, false);

	static Absent failure(@Nullable String problem) {
		return new Absent((problem != null) ? problem : "unknown error", false);
	}

	static Absent contagious(String problem) {
		return new Absent(problem, true);
	}

}

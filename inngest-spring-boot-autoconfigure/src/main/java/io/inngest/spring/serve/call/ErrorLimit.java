package io.inngest.spring.serve.call;

import java.util.List;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * Cuts errors that are too large for a server, such as one that quotes a whole document.
 */
final class ErrorLimit {

	private static final int MAX_CHARACTERS = 500_000;

	private static final int CUT_CHARACTERS = 5_000;

	private ErrorLimit() {
	}

	/**
	 * Makes an error small enough.
	 * @param error the error
	 * @return the same, or a copy with its texts cut
	 */
	static ErrorDetails fit(ErrorDetails error) {
		long size = size(error);
		for (ErrorDetails cause : error.causes()) {
			size += size(cause);
		}
		return (size <= MAX_CHARACTERS) ? error
				: cut(error, error.causes().stream().map((cause) -> cut(cause, List.of())).toList());
	}

	private static long size(ErrorDetails error) {
		return (long) length(error.message()) + length(error.stack());
	}

	private static int length(@Nullable String text) {
		return (text != null) ? text.length() : 0;
	}

	private static ErrorDetails cut(ErrorDetails error, List<ErrorDetails> causes) {
		return new ErrorDetails(error.name(), cut(error.message()), cut(error.stack()), error.stepId(),
				error.attempts(), error.types(), causes);
	}

	private static @Nullable String cut(@Nullable String text) {
		if (text == null || text.length() <= CUT_CHARACTERS) {
			return text;
		}
		return text.substring(0, CUT_CHARACTERS) + "… (" + (text.length() - CUT_CHARACTERS) + " more characters)";
	}

}

package io.inngest.spring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Turns throwables into {@link ErrorDetails}. Errors that were recorded before keep what
 * was recorded.
 */
final class ThrowableRecorder {

	/** Longer chains are cut: they are loops in disguise. */
	private static final int MAX_CAUSES = 32;

	private ThrowableRecorder() {
	}

	static ErrorDetails record(Throwable throwable) {
		List<ErrorDetails> causes = causesOf(throwable);
		ErrorDetails itself = itself(throwable);
		return causes.isEmpty() ? itself : itself.withCauses(causes);
	}

	private static List<ErrorDetails> causesOf(Throwable throwable) {
		List<ErrorDetails> causes = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		seen.add(throwable);
		Throwable current = next(throwable);
		while (current != null && seen.add(current) && causes.size() < MAX_CAUSES) {
			ErrorDetails itself = itself(current);
			causes.add(itself.withCauses(List.of()));
			if (current instanceof StepError) {
				causes.addAll(itself.causes());
			}
			current = next(current);
		}
		return causes;
	}

	private static @Nullable Throwable next(Throwable throwable) {
		// A step error's own cause is its recorded self, which would appear twice
		return (throwable instanceof StepError) ? null : throwable.getCause();
	}

	private static ErrorDetails itself(Throwable throwable) {
		if (throwable instanceof StepError stepError) {
			return stepError.details();
		}
		if (throwable instanceof RecordedException recorded) {
			return recorded.details().withCauses(List.of());
		}
		return new ErrorDetails(nameOf(throwable.getClass()), messageOf(throwable), StackTraceText.write(throwable),
				null, 0, typesOf(throwable.getClass()), List.of());
	}

	private static String nameOf(Class<?> type) {
		String name = type.getSimpleName();
		return name.isEmpty() ? type.getName().substring(type.getName().lastIndexOf('.') + 1) : name;
	}

	private static String messageOf(Throwable throwable) {
		String message = throwable.getMessage();
		return (message != null) ? message : "";
	}

	private static List<String> typesOf(Class<?> type) {
		List<String> types = new ArrayList<>();
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			types.add(current.getName());
		}
		return types;
	}

}

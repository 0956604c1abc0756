package io.inngest.spring.function.failure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * Picks the method that matches an error most closely, as {@code @ExceptionHandler} does:
 * the error itself before its causes, a class before its superclasses, and methods that
 * name no error last. An error without recorded classes matches by its simple name.
 */
final class ClosestMethod {

	private static final int NO_MATCH = Integer.MAX_VALUE;

	private ClosestMethod() {
	}

	static @Nullable RoutedMethod find(List<RoutedMethod> methods, ErrorDetails error) {
		Optional<RoutedMethod> closest = closest(methods, error);
		for (int i = 0; closest.isEmpty() && i < error.causes().size(); i++) {
			closest = closest(methods, error.causes().get(i));
		}
		return closest.orElseGet(() -> forAllErrors(methods));
	}

	private static @Nullable RoutedMethod forAllErrors(List<RoutedMethod> methods) {
		return methods.stream().filter((method) -> method.declared().errors().isEmpty()).findFirst().orElse(null);
	}

	private static Optional<RoutedMethod> closest(List<RoutedMethod> methods, ErrorDetails error) {
		return methods.stream()
			.filter((method) -> distance(method, error) != NO_MATCH)
			.min(Comparator.comparingInt((method) -> distance(method, error)));
	}

	private static int distance(RoutedMethod method, ErrorDetails error) {
		return method.declared().errors().stream().mapToInt((type) -> distance(type, error)).min().orElse(NO_MATCH);
	}

	private static int distance(Class<? extends Throwable> type, ErrorDetails error) {
		if (error.types().isEmpty()) {
			return error.name().equals(type.getSimpleName()) ? 0 : NO_MATCH;
		}
		int distance = error.types().indexOf(type.getName());
		return (distance >= 0) ? distance : NO_MATCH;
	}

}

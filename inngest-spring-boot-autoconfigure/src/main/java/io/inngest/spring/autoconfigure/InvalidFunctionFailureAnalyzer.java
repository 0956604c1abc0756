package io.inngest.spring.autoconfigure;

import java.util.stream.Collectors;

import io.inngest.spring.function.InvalidFunctionException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what is wrong with the declaration of a function.
 */
class InvalidFunctionFailureAnalyzer extends AbstractFailureAnalyzer<InvalidFunctionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidFunctionException cause) {
		String locations = cause.locations()
			.stream()
			.map("    - %s"::formatted)
			.collect(Collectors.joining(System.lineSeparator()));
		String description = "%s%n%nDeclared in:%n%n%s".formatted(cause.problem(), locations);
		return new FailureAnalysis(description, cause.action(), cause);
	}

}

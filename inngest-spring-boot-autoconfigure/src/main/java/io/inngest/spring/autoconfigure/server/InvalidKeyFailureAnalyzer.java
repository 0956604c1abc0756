package io.inngest.spring.autoconfigure.server;

import java.util.Locale;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which property has a wrong key, and what a right one looks like.
 */
class InvalidKeyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidKeyException cause) {
		String variable = cause.property().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
		return new FailureAnalysis(cause.getMessage() + ". (It is a secret and not shown here.)",
				"Correct %s, or the environment variable %s: %s.".formatted(cause.property(), variable, cause.form()),
				cause);
	}

}

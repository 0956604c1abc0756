package io.inngest.spring.autoconfigure.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says where the signing key belongs, and how to do without one.
 */
class MissingSigningKeyFailureAnalyzer extends AbstractFailureAnalyzer<MissingSigningKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingSigningKeyException cause) {
		String description = cause.getMessage()
				+ ". Without it, anybody who reaches the application could run its functions.";
		String action = """
				Do one of the following:

				    - set the environment variable INNGEST_SIGNING_KEY, or inngest.signing-key, to the key that Inngest \
				Cloud shows or that the self-hosted server was started with
				    - set inngest.mode=dev to use a Dev Server, which signs nothing
				    - set inngest.mode=embedded to run the functions in this application""";
		return new FailureAnalysis(description, action, cause);
	}

}

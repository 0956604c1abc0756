package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.engine.store.dialect.UnsupportedDatabaseException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which databases the engine runs on.
 */
class UnsupportedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedDatabaseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedDatabaseException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Define a second DataSource for H2 or PostgreSQL and annotate its @Bean method with @InngestDataSource.",
				cause);
	}

}

package io.inngest.spring.autoconfigure.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to choose a data source for the engine.
 */
class NoEngineDataSourceFailureAnalyzer extends AbstractFailureAnalyzer<NoEngineDataSourceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoEngineDataSourceException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Annotate the @Bean method of the DataSource that is to hold events, runs and steps with "
						+ "@InngestDataSource, or that of the application's main one with @Primary.",
				cause);
	}

}

package io.inngest.spring.autoconfigure.engine;

import io.inngest.spring.autoconfigure.engine.EngineUnavailableException.Missing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what the embedded engine needs.
 */
class EngineUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<EngineUnavailableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EngineUnavailableException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", action(cause.missing()), cause);
	}

	static String action(Missing missing) {
		return switch (missing) {
			case JPA -> "Add org.springframework.boot:spring-boot-starter-data-jpa, which inngest-spring-boot-starter "
					+ "brings unless it is excluded.";
			case DATA_SOURCE -> "Add a database driver, such as com.h2database:h2, or set spring.datasource.url. "
					+ "If DataSourceAutoConfiguration is excluded, define a DataSource bean.";
		};
	}

}

package io.inngest.spring.autoconfigure.engine;

import java.util.List;

/**
 * It is not clear which {@code DataSource} the engine is to use.
 */
class NoEngineDataSourceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoEngineDataSourceException(List<String> beanNames) {
		super("It is not clear which DataSource holds the events, runs and steps of the embedded Inngest engine: of the "
				+ "beans %s none is primary or marked for it".formatted(beanNames));
	}

}

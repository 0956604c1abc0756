package io.inngest.spring.engine.store;

/**
 * It is not clear which {@code DataSource} the engine is to use.
 */
public class NoEngineDataSourceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoEngineDataSourceException() {
		super("There are several DataSources, none of which is primary or marked for the embedded Inngest engine");
	}

}

package io.inngest.spring.benchmarks;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.H2Files;
import io.inngest.spring.benchmarks.database.PostgresServer;

/**
 * The databases that the engine is measured on.
 */
enum EngineDatabase {

	/** A server of its own. */
	POSTGRES,

	/** In this process. */
	H2;

	BenchmarkDatabase open() {
		return switch (this) {
			case POSTGRES -> new PostgresServer();
			case H2 -> new H2Files();
		};
	}

}

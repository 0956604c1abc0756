package io.inngest.spring.benchmarks;

import java.util.function.Supplier;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.H2Files;
import io.inngest.spring.benchmarks.database.PostgresServer;

/**
 * The databases that the engine is measured on.
 */
enum EngineDatabase {

	/** A server of its own. */
	POSTGRES(PostgresServer::new),

	/** In this process. */
	H2(H2Files::new);

	private final Supplier<BenchmarkDatabase> database;

	EngineDatabase(Supplier<BenchmarkDatabase> database) {
		this.database = database;
	}

	BenchmarkDatabase open() {
		return this.database.get();
	}

}

package io.inngest.spring.serve.fuzz;

import java.lang.management.ManagementFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends spoilt requests to the endpoint. Set the system property
 * {@code inngest.fuzz.requests} for more of them and {@code inngest.fuzz.seed} for
 * others.
 */
class ServeEndpointFuzzTests {

	private static final Logger logger = LoggerFactory.getLogger(ServeEndpointFuzzTests.class);

	private static final int WARM_UP = 10_000;

	private static final long MEGABYTE = 1 << 20;

	private static final LoggingSystem LOGGING = LoggingSystem.get(ServeEndpointFuzzTests.class.getClassLoader());

	private final int requests = Integer.getInteger("inngest.fuzz.requests", 100_000);

	private final long seed = Long.getLong("inngest.fuzz.seed", 20260115L);

	/** Each refusal logs a line, and nearly every request is refused. */
	@BeforeAll
	static void doNotLogRefusals() {
		LOGGING.setLogLevel("io.inngest.spring", LogLevel.OFF);
		LOGGING.setLogLevel(ServeEndpointFuzzTests.class.getName(), LogLevel.INFO);
	}

	@AfterAll
	static void logAgain() {
		LOGGING.setLogLevel("io.inngest.spring", null);
	}

	@Test
	void everyAnswerIsWellFormedAndNothingIsKept() {
		FuzzedApplication.run("dev", (dev) -> FuzzedApplication.run("cloud", (cloud) -> {
			Fuzzing fuzzing = new Fuzzing(this.seed, dev, cloud, FuzzedApplication::handle);
			assertThat(fuzzing.sendUpTo(WARM_UP)).as("seed %d", this.seed).isEmpty();
			long before = liveHeap();
			assertThat(fuzzing.sendUpTo(this.requests)).as("seed %d", this.seed).isEmpty();
			long growth = liveHeap() - before;
			logger.info("Seed {}: {} requests, {} and {} calls of functions, the live heap grew by {} kB", this.seed,
					this.requests, dev.calls(), cloud.calls(), growth / 1024);
			assertThat(growth).as("growth of the live heap").isLessThan(10 * MEGABYTE);
			assertThat(dev.calls()).isPositive();
			assertThat(cloud.calls()).isPositive();
		}));
	}

	@Test
	void answersAreWellFormedBehindTheConnector() {
		assertThatAnswersAreWellFormed(FuzzedApplication::send);
	}

	@Test
	void streamedAnswersAreWellFormed() {
		assertThatAnswersAreWellFormed(FuzzedApplication::stream);
	}

	private void assertThatAnswersAreWellFormed(Fuzzing.Transport transport) {
		FuzzedApplication.run("dev", (dev) -> FuzzedApplication.run("cloud", (cloud) -> {
			Fuzzing fuzzing = new Fuzzing(this.seed, dev, cloud, transport);
			assertThat(fuzzing.sendUpTo(this.requests / 25)).as("seed %d", this.seed).isEmpty();
			assertThat(dev.calls()).isPositive();
			assertThat(cloud.calls()).isPositive();
		}));
	}

	private static long liveHeap() {
		long smallest = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			smallest = Math.min(smallest, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return smallest;
	}

}

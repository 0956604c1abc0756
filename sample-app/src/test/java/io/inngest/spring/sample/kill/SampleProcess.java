package io.inngest.spring.sample.kill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import static org.awaitility.Awaitility.await;

/**
 * The sample in a process of its own, which can be killed and started again.
 */
class SampleProcess implements AutoCloseable {

	private final List<String> command = new ArrayList<>();

	private final File log;

	private final RestClient http;

	private Process process;

	private volatile boolean killed;

	SampleProcess(Path directory, List<String> arguments) {
		int port = TestSocketUtils.findAvailableTcpPort();
		this.http = RestClient.create("http://localhost:" + port);
		this.log = directory.resolve("sample.log").toFile();
		this.command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				RecordedSample.class.getName(), "--server.port=" + port));
		this.command.addAll(arguments);
	}

	/** Starts the process and does not wait until the sample is there. */
	void start() {
		this.killed = false;
		try {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(this.log))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void awaitReady() {
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(this::isReady);
	}

	private boolean isReady() {
		checkAlive();
		try {
			this.http.get().uri("/situations").retrieve().toBodilessEntity();
			return true;
		}
		catch (RestClientException ex) {
			return false;
		}
	}

	/** Lets the sample live for a while, and kills it as {@code kill -9} does. */
	void killAfter(Duration life) throws InterruptedException {
		if (this.process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
			checkAlive();
		}
		kill();
	}

	private void checkAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The sample has ended by itself; see " + this.log);
		}
	}

	private void kill() {
		this.killed = true;
		this.process.destroyForcibly().onExit().join();
	}

	/** Ends the sample in an orderly way. */
	void stop() {
		this.killed = true;
		this.process.destroy();
		this.process.onExit().join();
	}

	boolean isKilled() {
		return this.killed;
	}

	RestClient http() {
		return this.http;
	}

	@Override
	public void close() {
		kill();
	}

}

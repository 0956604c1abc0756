package io.inngest.spring.sample.play;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.sample.recorded.RecordedSample;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import static org.awaitility.Awaitility.await;

/**
 * The sample in a process of its own, which can be killed and started again.
 */
public class SampleProcess implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

	private final List<String> command = new ArrayList<>();

	private final File log;

	private final RestClient http;

	private Process process;

	private volatile boolean killed;

	/**
	 * Prepares a process.
	 * @param name the name of its log
	 * @param directory where to put the log
	 * @param arguments properties of the sample
	 */
	public SampleProcess(String name, Path directory, List<String> arguments) {
		this(name, directory, List.of("-cp", System.getProperty("java.class.path")), arguments);
	}

	/**
	 * Prepares a process with classes from elsewhere.
	 * @param name the name of its log
	 * @param directory where to put the log
	 * @param classes options of the virtual machine that say where the classes are
	 * @param arguments properties of the sample
	 */
	public SampleProcess(String name, Path directory, List<String> classes, List<String> arguments) {
		int port = TestSocketUtils.findAvailableTcpPort();
		this.http = client("http://localhost:" + port);
		this.log = directory.resolve(name + ".log").toFile();
		this.command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		this.command.addAll(classes);
		this.command.addAll(List.of(RecordedSample.class.getName(), "--server.port=" + port,
				"--%s=%d".formatted(RecordedSample.PARENT, ProcessHandle.current().pid())));
		this.command.addAll(arguments);
	}

	private static RestClient client(String url) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
		requests.setReadTimeout(READ_TIMEOUT);
		return RestClient.builder().baseUrl(url).requestFactory(requests).build();
	}

	/** Starts the process and does not wait until the sample is there. */
	public void start() {
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

	/** Waits until the sample answers. */
	public void awaitReady() {
		await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).until(this::isReady);
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

	/**
	 * Lets the sample live for a while, and kills it as {@code kill -9} does.
	 * @param life how long it lives
	 * @throws InterruptedException if the calling thread was interrupted
	 */
	public void killAfter(Duration life) throws InterruptedException {
		if (this.process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
			checkAlive();
		}
		kill();
	}

	private void checkAlive() {
		if (!isAlive()) {
			throw new IllegalStateException("The sample has ended by itself; see " + this.log);
		}
	}

	private void kill() {
		this.killed = true;
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * Stops the process as it is, or lets it go on, without its noticing.
	 * @param signal {@code STOP} or {@code CONT}
	 */
	public void signal(String signal) {
		try {
			new ProcessBuilder("kill", "-" + signal, pid()).inheritIO().start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ends the sample in an orderly way.
	 * @param timeout how long to wait for that
	 * @return whether it has ended
	 * @throws InterruptedException if the calling thread was interrupted
	 */
	public boolean stop(Duration timeout) throws InterruptedException {
		this.killed = true;
		this.process.destroy();
		return this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Whether the process has been killed, or stopped, since it was started.
	 * @return {@code true} if nobody need answer
	 */
	public boolean isKilled() {
		return this.killed;
	}

	/**
	 * Whether there is a process.
	 * @return {@code false} if it was never started or has ended
	 */
	public boolean isAlive() {
		return this.process != null && this.process.isAlive();
	}

	/**
	 * Returns the process's id.
	 * @return the id as it appears in records
	 */
	public String pid() {
		return Long.toString(this.process.pid());
	}

	/**
	 * Returns what to talk to the sample with.
	 * @return a client
	 */
	public RestClient http() {
		return this.http;
	}

	@Override
	public void close() {
		if (isAlive()) {
			kill();
		}
	}

}

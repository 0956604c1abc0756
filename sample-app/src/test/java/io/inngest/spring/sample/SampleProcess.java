package io.inngest.spring.sample;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.awaitility.Awaitility.await;

/**
 * The sample in a process of its own, which can be killed.
 */
class SampleProcess implements AutoCloseable {

	private final int port = TestSocketUtils.findAvailableTcpPort();

	private final List<String> command = new ArrayList<>();

	private final File log;

	private Process process;

	SampleProcess(Path directory, List<String> arguments) {
		this.log = directory.resolve("sample.log").toFile();
		this.command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				SampleApplication.class.getName(), "--server.port=" + this.port));
		this.command.addAll(arguments);
	}

	void start() {
		try {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(Redirect.appendTo(this.log))
				.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(this::answers);
	}

	private boolean answers() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The sample has ended; see " + this.log);
		}
		try {
			http().get().uri("/situations").exchange().expectStatus().isOk();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** As {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly();
		await().atMost(Duration.ofSeconds(10)).until(() -> !this.process.isAlive());
	}

	SampleClient client() {
		return new SampleClient(http());
	}

	private RestTestClient http() {
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Override
	public void close() {
		kill();
	}

}

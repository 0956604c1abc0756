package io.inngest.spring.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the application in a JVM of its own, from the same jar as this one.
 *
 * @param name what is started
 * @param arguments of the application
 */
record ChildJvm(String name, List<String> arguments) {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	/**
	 * Starts it and waits for its end.
	 * @return how long it took from the start of the JVM until the application was ready,
	 * in milliseconds
	 */
	double start() {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), "-Dloader.main=" + StartUpApplication.class.getName(),
						LAUNCHER));
		command.addAll(this.arguments);
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
				List<String> lines = output.lines().toList();
				return lines.stream()
					.filter((line) -> line.startsWith(StartUpApplication.READY))
					.mapToDouble((line) -> Double.parseDouble(line.substring(StartUpApplication.READY.length())))
					.findFirst()
					.orElseThrow(() -> new IllegalStateException(String.join(System.lineSeparator(), lines)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("There is no other JVM to be had", ex);
		}
	}

}

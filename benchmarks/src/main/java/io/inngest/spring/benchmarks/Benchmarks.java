package io.inngest.spring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.inngest.spring.benchmarks.measurement.Rounds;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.TextReport;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the embedded engine against the bare cost of a commit, or the endpoint for an
 * Inngest server against a bare controller.
 */
public final class Benchmarks {

	private static final String ENGINE = "engine";

	private static final String SERVE = "serve";

	private Benchmarks() {
	}

	/**
	 * Measures and prints.
	 * @param args {@code engine} (also when nothing is said) or {@code serve};
	 * {@code --quick} for a glance, {@code --rounds=9}, {@code --seconds=1.5},
	 * {@code --json=FILE} to write the numbers as well; for {@code engine} also
	 * {@code --only=throughput,latency}, {@code --databases=postgres,h2} and
	 * {@code --concurrency=1,4,16}; for {@code serve} also {@code --steps=0,10,1000} and
	 * {@code --connections=1,4,16}
	 */
	public static void main(String[] args) {
		int status = 0;
		try {
			run(new Options(args));
		}
		catch (Exception ex) {
			ex.printStackTrace();
			status = 1;
		}
		// Whatever the databases and the libraries have left running
		System.exit(status);
	}

	private static void run(Options options) throws Exception {
		boolean quick = options.has("quick");
		Rounds rounds = new Rounds(options.number("rounds", quick ? 1 : 9),
				options.seconds("seconds", quick ? 0.5 : 1.5));
		Suite suite = suite(options, rounds, quick);
		System.out.printf("%d processors, Java %s, %d rounds of %.1f s%n", Runtime.getRuntime().availableProcessors(),
				Runtime.version(), rounds.count(), rounds.duration().toMillis() / 1e3);
		List<?> reports = suite.run(new TextReport(System.out));
		String json = options.value("json");
		if (json != null) {
			writeJson(Path.of(json), reports);
		}
	}

	private static Suite suite(Options options, Rounds rounds, boolean quick) {
		String name = options.suite(ENGINE);
		return switch (name) {
			case ENGINE -> new EngineSuite(new Settings(rounds, options.numbers("concurrency", "1,4,16"), quick),
					options.choices("databases", EngineDatabase.class), options.choices("only", EnginePart.class));
			case SERVE ->
				new ServeSuite(rounds, options.numbers("steps", "0,10,1000"), options.numbers("connections", "1,4,16"));
			default -> throw new IllegalArgumentException(
					"There is no suite '%s': write '%s' or '%s'".formatted(name, ENGINE, SERVE));
		};
	}

	private static void writeJson(Path file, List<?> reports) throws IOException {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		Files.writeString(file, mapper.writeValueAsString(reports));
	}

}

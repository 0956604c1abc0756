package io.inngest.spring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.database.H2Files;
import io.inngest.spring.benchmarks.database.PostgresServer;
import io.inngest.spring.benchmarks.report.DatabaseReport;
import io.inngest.spring.benchmarks.report.TextReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.util.CollectionUtils;

/**
 * Measures the engine against the bare cost of a commit, on PostgreSQL and on H2.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Measures and prints.
	 * @param args {@code --quick} for a glance, {@code --rounds=5}, {@code --seconds=3},
	 * {@code --json=FILE} to write the numbers as well
	 * @throws Exception if something cannot be measured
	 */
	public static void main(String[] args) throws Exception {
		ApplicationArguments arguments = new DefaultApplicationArguments(args);
		boolean quick = arguments.containsOption("quick");
		Suite suite = new Suite(number(arguments, "rounds", quick ? 1 : 5),
				Duration.ofSeconds(number(arguments, "seconds", quick ? 1 : 3)), quick ? 20 : 300);
		TextReport text = new TextReport(System.out);
		System.out.printf("%d processors, Java %s, %d rounds of %d s%n", Runtime.getRuntime().availableProcessors(),
				Runtime.version(), suite.rounds(), suite.duration().toSeconds());
		List<DatabaseReport> reports = new ArrayList<>();
		try (BenchmarkDatabase postgres = new PostgresServer(); BenchmarkDatabase h2 = new H2Files()) {
			for (BenchmarkDatabase database : List.of(postgres, h2)) {
				DatabaseReport report = suite.run(database);
				reports.add(report);
				text.print(report);
			}
		}
		String json = value(arguments, "json");
		if (json != null) {
			writeJson(Path.of(json), reports);
		}
		// Whatever the databases have left running
		System.exit(0);
	}

	private static int number(ApplicationArguments arguments, String option, int otherwise) {
		String value = value(arguments, option);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

	private static @Nullable String value(ApplicationArguments arguments, String option) {
		List<String> values = arguments.getOptionValues(option);
		return CollectionUtils.isEmpty(values) ? null : values.get(0);
	}

	private static void writeJson(Path file, List<DatabaseReport> reports) throws IOException {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		Files.writeString(file, mapper.writeValueAsString(reports));
	}

}

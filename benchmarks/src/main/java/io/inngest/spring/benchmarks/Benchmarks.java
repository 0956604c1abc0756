package io.inngest.spring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.inngest.spring.benchmarks.report.TextReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

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
	 * {@code --quick} for a glance, {@code --rounds=5}, {@code --seconds=3},
	 * {@code --json=FILE} to write the numbers as well; for {@code serve} also
	 * {@code --steps=0,10,1000} and {@code --connections=1,4,16}
	 * @throws Exception if something cannot be measured
	 */
	public static void main(String[] args) throws Exception {
		ApplicationArguments arguments = new DefaultApplicationArguments(args);
		boolean quick = arguments.containsOption("quick");
		Rounds rounds = new Rounds(number(arguments, "rounds", quick ? 1 : 5),
				Duration.ofSeconds(number(arguments, "seconds", quick ? 1 : 3)));
		Suite suite = suite(arguments, rounds, quick);
		System.out.printf("%d processors, Java %s, %d rounds of %d s%n", Runtime.getRuntime().availableProcessors(),
				Runtime.version(), rounds.count(), rounds.duration().toSeconds());
		List<?> reports = suite.run(new TextReport(System.out));
		String json = value(arguments, "json");
		if (json != null) {
			writeJson(Path.of(json), reports);
		}
		// Whatever the databases have left running
		System.exit(0);
	}

	private static Suite suite(ApplicationArguments arguments, Rounds rounds, boolean quick) {
		List<String> names = arguments.getNonOptionArgs();
		String name = names.isEmpty() ? ENGINE : names.get(0);
		return switch (name) {
			case ENGINE -> new EngineSuite(rounds, quick ? 20 : 300);
			case SERVE -> new ServeSuite(rounds, numbers(arguments, "steps", "0,10,1000"),
					numbers(arguments, "connections", "1,4,16"));
			default -> throw new IllegalArgumentException(
					"There is no suite '%s': write '%s' or '%s'".formatted(name, ENGINE, SERVE));
		};
	}

	private static List<Integer> numbers(ApplicationArguments arguments, String option, String otherwise) {
		String value = value(arguments, option);
		String[] numbers = StringUtils.commaDelimitedListToStringArray((value != null) ? value : otherwise);
		return Arrays.stream(numbers).map(Integer::valueOf).toList();
	}

	private static int number(ApplicationArguments arguments, String option, int otherwise) {
		String value = value(arguments, option);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

	private static @Nullable String value(ApplicationArguments arguments, String option) {
		List<String> values = arguments.getOptionValues(option);
		return CollectionUtils.isEmpty(values) ? null : values.get(0);
	}

	private static void writeJson(Path file, List<?> reports) throws IOException {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
		Files.writeString(file, mapper.writeValueAsString(reports));
	}

}

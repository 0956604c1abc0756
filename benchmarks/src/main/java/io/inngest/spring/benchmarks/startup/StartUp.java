package io.inngest.spring.benchmarks.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.Table;
import io.inngest.spring.benchmarks.statistic.Samples;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * What the starter adds to the start of an application. All of them have the same class
 * path; the bare one excludes our auto-configurations.
 */
public final class StartUp {

	private static final String OURS = "io.inngest.spring.";

	private StartUp() {
	}

	/**
	 * Measures.
	 * @param settings how often
	 * @return what came of it
	 */
	public static Section measure(Settings settings) {
		List<ChildJvm> children = List.of(
				new ChildJvm("without our auto-configuration",
						List.of("--spring.autoconfigure.exclude=" + String.join(",", ours()))),
				new ChildJvm("starter, no function", List.of()),
				new ChildJvm("starter, one function, embedded engine", List.of(StartUpApplication.WITH_FUNCTION)));
		List<List<Double>> values = settings.rounds().alternate(children, ChildJvm::start);
		List<Samples> times = new ArrayList<>();
		for (int i = 0; i < children.size(); i++) {
			times.add(Samples.of(children.get(i).name(), values.get(i)));
		}
		List<Samples> added = times.stream().skip(1).map((time) -> minus(time, times.get(0))).toList();
		return Section.of("startup", "JVM start to ready, H2 in memory", new Table("ms", 0, times),
				new Table("ms more than without, round by round", 0, added));
	}

	private static Samples minus(Samples time, Samples bare) {
		return Samples.of(time.name(),
				IntStream.range(0, bare.values().size())
					.mapToObj((round) -> time.values().get(round) - bare.values().get(round))
					.toList());
	}

	private static List<String> ours() {
		return ImportCandidates.load(AutoConfiguration.class, StartUp.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith(OURS))
			.toList();
	}

}

package io.inngest.spring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.TextReport;
import io.inngest.spring.benchmarks.startup.StartUp;

/**
 * The embedded engine against the bare cost of a commit and against other libraries, on
 * PostgreSQL and on H2.
 *
 * @param settings how often and how long
 * @param databases on which databases
 * @param parts what is measured
 */
record EngineSuite(Settings settings, List<EngineDatabase> databases, List<EnginePart> parts) implements Suite {

	@Override
	public List<Section> run(TextReport text) throws Exception {
		List<Section> sections = new ArrayList<>();
		List<EnginePart> onEach = this.parts.stream().filter((part) -> part != EnginePart.STARTUP).toList();
		if (!onEach.isEmpty()) {
			for (EngineDatabase name : this.databases) {
				try (BenchmarkDatabase database = name.open()) {
					for (EnginePart part : onEach) {
						sections.add(report(text, () -> part.measurement().measure(database, this.settings)));
					}
				}
			}
		}
		if (this.parts.contains(EnginePart.STARTUP)) {
			sections.add(report(text, () -> StartUp.measure(this.settings)));
		}
		text.printGoals(sections);
		return sections;
	}

	private static Section report(TextReport text, Callable<Section> part) throws Exception {
		long start = System.nanoTime();
		Section section = part.call();
		text.print(section, Duration.ofNanos(System.nanoTime() - start));
		return section;
	}

}

package io.inngest.spring.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.database.BenchmarkDatabase;
import io.inngest.spring.benchmarks.measurement.Settings;
import io.inngest.spring.benchmarks.report.Section;
import io.inngest.spring.benchmarks.report.TextReport;

/**
 * The embedded engine against the bare cost of a commit, on PostgreSQL and on H2.
 *
 * @param settings how often and how long
 * @param databases on which databases
 * @param parts what is measured
 */
record EngineSuite(Settings settings, List<EngineDatabase> databases, List<EnginePart> parts) implements Suite {

	@Override
	public List<Section> run(TextReport text) throws InterruptedException {
		List<Section> sections = new ArrayList<>();
		for (EngineDatabase name : this.databases) {
			try (BenchmarkDatabase database = name.open()) {
				for (EnginePart part : this.parts) {
					Section section = part.measurement().measure(database, this.settings);
					sections.add(section);
					text.print(section);
				}
			}
		}
		text.printGoals(sections);
		return sections;
	}

}

package io.inngest.spring.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.benchmarks.load.HttpLoad;
import io.inngest.spring.benchmarks.load.LoadRound;
import io.inngest.spring.benchmarks.measurement.Rounds;
import io.inngest.spring.benchmarks.report.LoadReport;
import io.inngest.spring.benchmarks.report.ServeReport;
import io.inngest.spring.benchmarks.report.TextReport;
import io.inngest.spring.benchmarks.serve.ServeApplication;

/**
 * Calls of a function through the endpoint for an Inngest server, against a bare
 * controller that parses the same body and returns the same.
 *
 * @param rounds how often and how long each load is measured
 * @param steps how many steps have finished, one after the other
 * @param connections how many connections there are, one after the other
 */
record ServeSuite(Rounds rounds, List<Integer> steps, List<Integer> connections) implements Suite {

	@Override
	public List<ServeReport> run(TextReport text) {
		List<Pair> pairs = new ArrayList<>();
		List<ServeReport> reports = new ArrayList<>();
		try (ServeApplication application = new ServeApplication()) {
			for (int steps : this.steps) {
				for (int connections : this.connections) {
					pairs.add(Pair.of(application, steps, connections));
				}
			}
			List<HttpLoad> loads = pairs.stream().flatMap((pair) -> pair.loads().stream()).toList();
			List<List<LoadRound>> values = this.rounds.alternate(loads, (load) -> load.round(this.rounds.duration()));
			for (int i = 0; i < pairs.size(); i++) {
				reports.add(pairs.get(i).report(values.get(2 * i), values.get(2 * i + 1)));
			}
		}
		finally {
			pairs.forEach(Pair::close);
		}
		text.print(reports);
		return reports;
	}

	/**
	 * The same calls of both.
	 *
	 * @param steps how many steps have finished
	 * @param connections how many connections each
	 * @param function the function
	 * @param bare the bare controller
	 */
	private record Pair(int steps, int connections, HttpLoad function, HttpLoad bare) {

		static Pair of(ServeApplication application, int steps, int connections) {
			HttpLoad function = application.function(steps, connections);
			HttpLoad bare = application.bare(steps, connections);
			String answer = function.ask();
			if (!answer.equals(bare.ask())) {
				throw new IllegalStateException("The function answers differently: " + answer);
			}
			return new Pair(steps, connections, function, bare);
		}

		List<HttpLoad> loads() {
			return List.of(this.function, this.bare);
		}

		ServeReport report(List<LoadRound> function, List<LoadRound> bare) {
			return ServeReport.of(this.steps, LoadReport.of("function", this.connections, function),
					LoadReport.of("bare controller", this.connections, bare));
		}

		void close() {
			loads().forEach(HttpLoad::close);
		}

	}

}

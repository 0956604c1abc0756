package io.inngest.spring.benchmarks.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.benchmarks.statement.StatementsPerRun;
import io.inngest.spring.benchmarks.workload.Percentiles;

/**
 * Prints the numbers for people.
 */
public class TextReport {

	private final PrintStream out;

	/**
	 * Creates the report.
	 * @param out where to print
	 */
	public TextReport(PrintStream out) {
		this.out = out;
	}

	/**
	 * Prints the numbers of a database.
	 * @param report the numbers
	 */
	public void print(DatabaseReport report) {
		line("%n%s%n", report.database());
		print("commits per second", "%,.0f", report.rates());
		print("ratio", "%.2f", report.ratios());
		StatementsPerRun statements = report.statements();
		print("send", statements.beforeClaim());
		print("claim and chores", statements.claim());
		print("worker", statements.claimToEnd());
		line("  claim to end: %.2f statements",
				StatementsPerRun.statements(statements.claim()) + StatementsPerRun.statements(statements.claimToEnd()));
		line("%n  %-48s %10s %10s", "idle latency in ms", "p50", "p99");
		print("send to first line of the handler", report.latency().toBegin());
		print("send to tenth step committed", report.latency().toEnd());
	}

	/**
	 * Prints the numbers of the endpoint.
	 * @param reports the numbers
	 */
	public void print(List<ServeReport> reports) {
		line("%n  %5s %11s %-16s %10s %19s %9s %9s %7s", "steps", "connections", "requests per second", "median",
				"min – max", "p50 in µs", "p99 in µs", "client");
		for (ServeReport report : reports) {
			print(report.steps(), report.function());
			print(report.steps(), report.bare());
			Samples ratio = report.ratio();
			line("  %5d %11d %-19s %10.2f %9.2f – %7.2f", report.steps(), ratio.concurrency(), "ratio", ratio.median(),
					ratio.min(), ratio.max());
		}
	}

	private void print(int steps, LoadReport load) {
		Samples rate = load.rate();
		line("  %5d %11d %-19s %,10.0f %,9.0f – %,7.0f %,9.0f %,9.0f %6.0f%%", steps, rate.concurrency(), rate.name(),
				rate.median(), rate.min(), rate.max(), load.p50().median(), load.p99().median(),
				load.clientShare().median() * 100);
	}

	private void print(String title, String format, List<Samples> rows) {
		line("  %-48s %8s %10s   %s", title, "threads", "median", "min – max");
		for (Samples row : rows) {
			line("  %-48s %8d %10s   %s – %s", row.name(), row.concurrency(), number(format, row.median()),
					number(format, row.min()), number(format, row.max()));
		}
		line("");
	}

	private void print(String title, Map<String, Double> group) {
		line("  statements per run, %s: %.2f, explicit commits: %.2f", title, StatementsPerRun.statements(group),
				StatementsPerRun.commits(group));
		group.forEach((sql, count) -> line("    %6.2f  %.110s", count, sql));
	}

	private void print(String title, Percentiles latency) {
		line("  %-48s %10.2f %10.2f", title, latency.p50(), latency.p99());
	}

	private static String number(String format, double value) {
		return format.formatted(value);
	}

	private void line(String format, Object... arguments) {
		this.out.println(String.format(Locale.ROOT, format, arguments));
	}

}

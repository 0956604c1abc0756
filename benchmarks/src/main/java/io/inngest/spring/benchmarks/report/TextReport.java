package io.inngest.spring.benchmarks.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * Prints the numbers for people.
 */
public class TextReport {

	private static final String ROW = "  %-64.64s %7s %12s   %s – %s%n";

	private final PrintStream out;

	/**
	 * Creates the report.
	 * @param out where to print
	 */
	public TextReport(PrintStream out) {
		this.out = out;
	}

	/**
	 * Prints the numbers of one measurement.
	 * @param section the numbers
	 * @param took how long it took to find them
	 */
	public void print(Section section, Duration took) {
		format("%n%s: %s (%d s)%n", section.name(), section.where(), took.toSeconds());
		section.tables().forEach(this::print);
	}

	private void print(Table table) {
		format("%n  %-64s %7s %12s   %s%n", table.title(), "threads", "median", "~95 % interval");
		String number = "%,." + table.decimals() + "f";
		for (Samples row : table.rows()) {
			String threads = (row.concurrency() > 0) ? String.valueOf(row.concurrency()) : "n/a";
			format(ROW, row.name(), threads, number(number, row.median()), number(number, row.interval().low()),
					number(number, row.interval().high()));
		}
	}

	/**
	 * Prints what was to be reached and whether it was.
	 * @param sections all numbers
	 */
	public void printGoals(List<Section> sections) {
		format("%nGoals%n");
		for (Section section : sections) {
			for (Goal goal : section.goals()) {
				format("  %-7s %-10.10s  %-62s %s %5.2f, is %.2f (%.2f – %.2f)%n", goal.met() ? "met" : "NOT MET",
						section.where(), goal.name(), goal.comparison().sign(), goal.limit(), goal.reached(),
						goal.interval().low(), goal.interval().high());
			}
		}
	}

	/**
	 * Prints the numbers of the endpoint.
	 * @param reports the numbers
	 */
	public void print(List<ServeReport> reports) {
		format("%n  %5s %11s %-16s %10s %19s %9s %9s %7s%n", "steps", "connections", "requests per second", "median",
				"min – max", "p50 in µs", "p99 in µs", "client");
		for (ServeReport report : reports) {
			print(report.steps(), report.function());
			print(report.steps(), report.bare());
			Samples ratio = report.ratio();
			format("  %5d %11d %-19s %10.2f %9.2f – %7.2f%n", report.steps(), ratio.concurrency(), "ratio",
					ratio.median(), ratio.min(), ratio.max());
		}
	}

	private void print(int steps, LoadReport load) {
		Samples rate = load.rate();
		format("  %5d %11d %-19s %,10.0f %,9.0f – %,7.0f %,9.0f %,9.0f %6.0f%%%n", steps, rate.concurrency(),
				rate.name(), rate.median(), rate.min(), rate.max(), load.p50().median(), load.p99().median(),
				load.clientShare().median() * 100);
	}

	private static String number(String format, double value) {
		return String.format(Locale.ROOT, format, value);
	}

	private void format(String format, Object... arguments) {
		this.out.print(String.format(Locale.ROOT, format, arguments));
		this.out.flush();
	}

}

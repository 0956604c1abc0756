package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes what has happened in a run, a line for each step. Times count from the run's
 * start.
 */
final class Timeline {

	private static final int LONGEST_VALUE = 120;

	private static final String INDENT = "  ";

	private final RunReport run;

	private final List<String[]> rows = new ArrayList<>();

	Timeline(RunReport run) {
		this.run = run;
	}

	String text() {
		this.run.steps().forEach(this::add);
		this.run.waits().forEach(this::add);
		addEnd();
		StringBuilder text = new StringBuilder("run %s of '%s', started by '%s' at %s".formatted(this.run.runId(),
				this.run.functionId(), this.run.event().name(), this.run.startedAt()));
		int[] widths = { width(0), width(1), width(2) };
		for (String[] row : this.rows) {
			text.append('\n').append(INDENT);
			for (int i = 0; i < widths.length; i++) {
				text.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(INDENT);
			}
			text.append(row[row.length - 1]);
		}
		this.run.handlers()
			.forEach((handler) -> text
				.append("\n%shandled by '%s': %s".formatted(INDENT, handler.functionId(), outcome(handler))));
		return text.toString();
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> row[column].length()).max().orElse(0);
	}

	private void add(StepReport step) {
		String result = (step.error() != null) ? "failed" + attempts(step.attempts()) + ": " + text(step.error())
				: text(step.result()) + attempts(step.attempts());
		boolean lasting = !step.duration().isZero();
		add(step.endedAt(), step.label(), step.op(), lasting ? result + ", took " + text(step.duration()) : result);
	}

	private static String attempts(int attempts) {
		return (attempts > 1) ? " after %d attempts".formatted(attempts) : "";
	}

	private void add(WaitReport wait) {
		StringBuilder what = new StringBuilder("waits");
		if (wait.subject() != null) {
			what.append(" for '%s'".formatted(wait.subject()));
		}
		what.append(" until ").append(since(wait.until()));
		if (wait.error() != null) {
			what.append(", attempt %d failed: %s".formatted(wait.attempts(), text(wait.error())));
		}
		this.rows.add(new String[] { "…", (wait.id() != null) ? StepReport.label(wait.id(), wait.index()) : "handler",
				wait.op(), what.toString() });
	}

	private void addEnd() {
		Instant endedAt = this.run.endedAt();
		if (endedAt != null) {
			add(endedAt, "", "", outcome(this.run));
		}
		else if (this.run.waits().isEmpty()) {
			this.rows.add(new String[] { "…", "", "", "is due" });
		}
	}

	private void add(Instant time, String id, String op, String result) {
		this.rows.add(new String[] { since(time), id, op, result });
	}

	private String since(Instant time) {
		return "+" + text(Duration.between(this.run.startedAt(), time));
	}

	static String outcome(RunReport run) {
		return switch (run.status()) {
			case COMPLETED -> "completed with " + text(run.output());
			case FAILED -> "failed with " + ((run.error() != null) ? text(run.error()) : "an unknown error");
			case CANCELLED -> "was cancelled";
			case RUNNING -> run.waits().isEmpty() ? "has not ended" : "waits";
		};
	}

	static String text(@Nullable JsonNode value) {
		String text = (value != null) ? value.toString() : "null";
		return (text.length() > LONGEST_VALUE) ? text.substring(0, LONGEST_VALUE) + "…" : text;
	}

	static String text(ErrorDetails error) {
		return (error.message() != null) ? error.name() + ": " + error.message() : error.name();
	}

	/**
	 * Writes a duration.
	 * @param duration the duration
	 * @return such as {@code 2d 3h}; {@code 0s} for none
	 */
	static String text(Duration duration) {
		List<String> parts = new ArrayList<>();
		add(parts, duration.toDays(), "d");
		add(parts, duration.toHoursPart(), "h");
		add(parts, duration.toMinutesPart(), "m");
		add(parts, duration.toSecondsPart(), "s");
		add(parts, duration.toMillisPart(), "ms");
		return parts.isEmpty() ? "0s" : String.join(" ", parts);
	}

	private static void add(List<String> parts, long count, String unit) {
		if (count != 0) {
			parts.add(count + unit);
		}
	}

}

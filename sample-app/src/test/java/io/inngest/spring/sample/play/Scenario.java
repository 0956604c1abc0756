package io.inngest.spring.sample.play;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A situation with what becomes of it, however often the process is killed.
 *
 * @param path where it is started
 * @param knobs what is sent along
 * @param functionId the function that the event starts
 * @param status how its run ends
 * @param course its steps
 * @param handlers the functions that are told of the end, each with its only step
 * @param nudges where somebody has to do something while the run waits
 */
public record Scenario(String path, Map<String, Object> knobs, String functionId, String status, Course course,
		Map<String, String> handlers, List<String> nudges) {

	/** What scenarios are about, to be found in the payloads of their events. */
	public static final Pattern SUBJECT = Pattern.compile("round-\\d+-scenario-\\d+");

	/** All scenarios. */
	public static final List<Scenario> ALL = Scenarios.all();

	/**
	 * Finds the scenario of a subject.
	 * @param subject the subject
	 * @return the scenario
	 */
	public static Scenario of(String subject) {
		return ALL.get(Integer.parseInt(subject.substring(subject.lastIndexOf('-') + 1)));
	}

	/**
	 * Returns what this scenario is about when it is played.
	 * @param round a number that makes it different
	 * @return the subject
	 */
	public String subject(int round) {
		return "round-%d-scenario-%d".formatted(round, ALL.indexOf(this));
	}

	/**
	 * Whether it ends before its time.
	 * @return {@code true} if it ends as cancelled
	 */
	public boolean isCancelled() {
		return "CANCELLED".equals(this.status);
	}

	/**
	 * Whether somebody has to cancel it who knows the run.
	 * @return {@code true} if nothing else does
	 */
	public boolean isToBeCancelled() {
		return isCancelled() && this.nudges.isEmpty();
	}

	/**
	 * Whether there is a customer in the end.
	 * @return {@code true} if the row stays
	 */
	public boolean keepsCustomer() {
		return "sample-add-customer".equals(this.functionId) && "COMPLETED".equals(this.status);
	}

}

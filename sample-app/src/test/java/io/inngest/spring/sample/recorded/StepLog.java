package io.inngest.spring.sample.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the processes have recorded, one after the other: each execution of each step's
 * body, and what each call of a step has returned to its handler.
 */
public final class StepLog {

	private final Map<String, List<Execution>> executions = new HashMap<>();

	private final List<Returned> returned = new ArrayList<>();

	private final Map<String, List<String>> decisions = new HashMap<>();

	private final Map<String, Long> lastSigns = new HashMap<>();

	private StepLog() {
	}

	/**
	 * Reads what was recorded.
	 * @param file where it is
	 * @return the records
	 */
	public static StepLog read(Path file) {
		StepLog log = new StepLog();
		try (Stream<String> lines = Files.lines(file)) {
			lines.forEach(log::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return log;
	}

	private void add(String line) {
		String[] words = line.split(" ", 6);
		Moment moment = Moment.valueOf(words[4]);
		long at = Long.parseLong(words[1]);
		this.lastSigns.merge(words[0], at, Math::max);
		switch (moment) {
			case BEGIN ->
				known(words).add(new Execution(words[0], at, Moment.BEGIN, 0, words[5].contains("\"beside\":true")));
			case OK, FAILED -> end(known(words), words[0], moment, at);
			case FIRST, AGAIN ->
				this.returned.add(new Returned(words[0], at, words[2], words[3], moment == Moment.FIRST, words[5]));
			case DECIDED ->
				this.decisions.computeIfAbsent(key(words[2], words[3]), (key) -> new ArrayList<>()).add(words[5]);
		}
	}

	private List<Execution> known(String[] words) {
		return this.executions.computeIfAbsent(key(words[2], words[3]), (key) -> new ArrayList<>());
	}

	private void end(List<Execution> known, String process, Moment moment, long at) {
		// Of a process's executions of one step, the last one is the one that ends
		for (int i = known.size() - 1; i >= 0; i--) {
			Execution begun = known.get(i);
			if (begun.process().equals(process) && begun.isCutOff()) {
				known.set(i, new Execution(process, begun.beganAt(), moment, at, begun.beside()));
				return;
			}
		}
		throw new IllegalStateException("Process %s has ended what it did not begin, at %d".formatted(process, at));
	}

	/**
	 * Returns a step's executions.
	 * @param runId the run
	 * @param step the step
	 * @return the executions, in the order in which they began
	 */
	public List<Execution> executions(String runId, String step) {
		return this.executions.getOrDefault(key(runId, step), List.of());
	}

	/**
	 * Returns what handlers were given.
	 * @return what they were given, all runs together
	 */
	public List<Returned> returned() {
		return this.returned;
	}

	/**
	 * Returns what branches, races and sagas have come to.
	 * @return the values or errors of each, one for each time that it came to its end
	 */
	public Map<String, List<String>> decisions() {
		return this.decisions;
	}

	/**
	 * Returns when a process was last seen alive.
	 * @param process the process
	 * @return the time of its last record
	 */
	public long lastSignOf(String process) {
		return this.lastSigns.getOrDefault(process, 0L);
	}

	/**
	 * Returns how many steps have begun.
	 * @return the number, over all runs
	 */
	public int steps() {
		return this.executions.size();
	}

	/**
	 * Returns all executions.
	 * @return the executions of all steps
	 */
	public Stream<Execution> executions() {
		return this.executions.values().stream().flatMap(List::stream);
	}

	/**
	 * Returns how many executions were cut off.
	 * @return the number, over all steps
	 */
	public long cutOff() {
		return executions().filter(Execution::isCutOff).count();
	}

	private static String key(String runId, String step) {
		return runId + " " + step;
	}

	/**
	 * What is recorded of a step.
	 */
	public enum Moment {

		/** The body begins. */
		BEGIN,

		/** The body has returned. */
		OK,

		/** The body has thrown. */
		FAILED,

		/** The handler gets what the body has come to in the same call. */
		FIRST,

		/** The handler gets what was stored. */
		AGAIN,

		/** The handler gets what branches, a race or a saga have come to. */
		DECIDED

	}

	/**
	 * An execution of a body.
	 *
	 * @param process the process
	 * @param beganAt when it began
	 * @param last how it ended; {@code BEGIN} if it was cut off
	 * @param endedAt when it ended; 0 if it was cut off
	 * @param beside whether others may have been executed at the same time
	 */
	public record Execution(String process, long beganAt, Moment last, long endedAt, boolean beside) {

		/**
		 * Whether it did not end.
		 * @return {@code true} if the process was killed meanwhile
		 */
		public boolean isCutOff() {
			return this.last == Moment.BEGIN;
		}

	}

	/**
	 * What a handler was given.
	 *
	 * @param process the process
	 * @param at when
	 * @param runId the run
	 * @param step the step
	 * @param first whether the body was run in the same call
	 * @param json the value or the error
	 */
	public record Returned(String process, long at, String runId, String step, boolean first, String json) {

	}

}

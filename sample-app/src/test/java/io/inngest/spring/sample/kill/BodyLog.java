package io.inngest.spring.sample.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the processes have recorded, one after the other: each execution of each step's
 * body.
 */
class BodyLog {

	private final Map<String, List<Execution>> executions = new HashMap<>();

	private BodyLog() {
	}

	static BodyLog read(Path file) {
		BodyLog log = new BodyLog();
		try {
			Files.readAllLines(file).forEach(log::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return log;
	}

	private void add(String line) {
		String[] words = line.split(" ");
		List<Execution> known = this.executions.computeIfAbsent(key(words[2], words[3]), (key) -> new ArrayList<>());
		Moment moment = Moment.valueOf(words[4]);
		if (moment == Moment.BEGIN) {
			known.add(new Execution(words[0], Long.parseLong(words[1]), Moment.BEGIN));
			return;
		}
		// Of a process's executions of one step, the last one is the one that ends
		for (int i = known.size() - 1; i >= 0; i--) {
			Execution begun = known.get(i);
			if (begun.process().equals(words[0]) && begun.last() == Moment.BEGIN) {
				known.set(i, new Execution(begun.process(), begun.beganAt(), moment));
				return;
			}
		}
		throw new IllegalStateException("Something ended that did not begin: " + line);
	}

	/** Returns a step's executions, in the order in which they began. */
	List<Execution> executions(String runId, String step) {
		return this.executions.getOrDefault(key(runId, step), List.of());
	}

	/** Returns how many steps have begun, over all runs. */
	int steps() {
		return this.executions.size();
	}

	/** Returns how many executions were cut off. */
	long cutOff() {
		return this.executions.values()
			.stream()
			.flatMap(List::stream)
			.filter((execution) -> execution.last() == Moment.BEGIN)
			.count();
	}

	private static String key(String runId, String step) {
		return runId + " " + step;
	}

	/**
	 * What is recorded of a body.
	 */
	enum Moment {

		BEGIN, OK, FAILED

	}

	/**
	 * An execution of a body.
	 *
	 * @param process the process
	 * @param beganAt when it began
	 * @param last how it ended; {@code BEGIN} if it was cut off
	 */
	record Execution(String process, long beganAt, Moment last) {

	}

}

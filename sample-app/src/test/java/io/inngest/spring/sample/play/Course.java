package io.inngest.spring.sample.play;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps that a run takes: chains, each in its order, that may share steps. Those that
 * fail are marked with an exclamation mark, those that a race may leave out with a
 * question mark behind it.
 *
 * @param chains the chains, with blanks between the steps
 * @param alternatives all that the steps may be from first to last, if there is a choice
 */
public record Course(List<String> chains, List<String> alternatives) {

	static Course of(String... chains) {
		return new Course(List.of(chains), List.of());
	}

	static Course either(String... alternatives) {
		return new Course(List.of(), List.of(alternatives));
	}

	/**
	 * Finds out what is wrong with the steps of a run.
	 * @param steps the steps in the order in which they were over, with their marks
	 * @param whole whether the run has come to its end; otherwise the beginnings of
	 * chains will do
	 * @return what is wrong
	 */
	public List<String> objections(List<String> steps, boolean whole) {
		if (!this.alternatives.isEmpty()) {
			return this.alternatives.contains(String.join(" ", steps)) ? List.of()
					: List.of("expected one of %s".formatted(this.alternatives));
		}
		List<String> objections = new ArrayList<>();
		List<String> unknown = new ArrayList<>(steps);
		unknown.removeAll(this.chains.stream().flatMap(Course::steps).map(Course::mark).toList());
		if (!unknown.isEmpty()) {
			objections.add("not expected: " + unknown);
		}
		for (String chain : this.chains) {
			List<String> expected = steps(chain).filter((step) -> !step.endsWith("?") || steps.contains(mark(step)))
				.map(Course::mark)
				.toList();
			List<String> found = steps.stream().filter(expected::contains).toList();
			boolean right = whole ? found.equals(expected)
					: found.equals(expected.subList(0, Math.min(found.size(), expected.size())));
			if (!right) {
				objections.add("expected %s, found %s".formatted(expected, found));
			}
		}
		return objections;
	}

	private static Stream<String> steps(String chain) {
		return Arrays.stream(chain.split(" "));
	}

	private static String mark(String step) {
		return step.endsWith("?") ? step.substring(0, step.length() - 1) : step;
	}

}

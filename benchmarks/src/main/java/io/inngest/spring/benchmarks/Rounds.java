package io.inngest.spring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How often and how long something is measured. Rounds alternate: what disturbs the
 * machine for a while disturbs all workloads alike.
 *
 * @param count how many rounds
 * @param duration how long each workload works in a round
 */
record Rounds(int count, Duration duration) {

	/** First as many runs as somebody has guessed, then as many as fit. */
	private static final int WARM_UPS = 2;

	/**
	 * Measures workloads one after the other, again and again.
	 * @param workloads the workloads
	 * @param round lets a workload work for the given time and measures it
	 * @param <W> the type of the workloads
	 * @param <R> the type of what is measured
	 * @return what was measured of each workload, in order of the rounds
	 */
	<W, R> List<List<R>> alternate(List<W> workloads, BiFunction<W, Duration, R> round) {
		List<List<R>> values = new ArrayList<>();
		workloads.forEach((workload) -> values.add(new ArrayList<>()));
		for (int i = -WARM_UPS; i < this.count; i++) {
			for (int workload = 0; workload < workloads.size(); workload++) {
				R value = round.apply(workloads.get(workload), this.duration);
				if (i >= 0) {
					values.get(workload).add(value);
				}
			}
		}
		return values;
	}

}

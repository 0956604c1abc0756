package io.inngest.spring.benchmarks.measurement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.inngest.spring.benchmarks.statistic.Samples;

/**
 * How often and how long something is measured. Rounds alternate: what disturbs the
 * machine for a while disturbs all alike.
 *
 * @param count how many rounds
 * @param duration how long each workload works in a round
 */
public record Rounds(int count, Duration duration) {

	/** At first the compiler works as much as what is measured. */
	private static final int WARM_UPS = 8;

	/**
	 * Returns how many rounds there are with those that warm up.
	 * @return how many
	 */
	public int total() {
		return WARM_UPS + this.count;
	}

	/**
	 * Measures subjects one after the other, again and again.
	 * @param subjects what is measured
	 * @param round measures a subject once
	 * @param <S> the type of the subjects
	 * @param <R> the type of what comes of it
	 * @return what was measured of each subject, in order of the rounds
	 */
	public <S, R> List<List<R>> alternate(List<? extends S> subjects, Function<S, R> round) {
		List<List<R>> values = new ArrayList<>();
		subjects.forEach((subject) -> values.add(new ArrayList<>()));
		for (int i = -WARM_UPS; i < this.count; i++) {
			for (int subject = 0; subject < subjects.size(); subject++) {
				R value = round.apply(subjects.get(subject));
				if (i >= 0) {
					values.get(subject).add(value);
				}
			}
		}
		return values;
	}

	/**
	 * Measures the rates of workloads.
	 * @param workloads the workloads
	 * @return the rates of each
	 */
	public List<Samples> rates(List<? extends Workload> workloads) {
		List<List<Double>> values = alternate(workloads, (workload) -> workload.round(this.duration));
		List<Samples> rates = new ArrayList<>();
		for (int i = 0; i < workloads.size(); i++) {
			rates.add(new Samples(workloads.get(i).name(), workloads.get(i).concurrency(), values.get(i)));
		}
		return rates;
	}

}

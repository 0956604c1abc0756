package io.inngest.spring.test.intervention;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.inngest.spring.execution.Call;
import io.inngest.spring.execution.Journal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * What the current test does to steps, and which of it has taken place. Reaches the
 * functions through the journals of their calls, which are alike on all engines.
 */
public final class Interventions implements Journal.Decorator {

	private final List<Intervention> open = new ArrayList<>();

	// By identity: the same may be said twice, and is meant twice then
	private final IdentityHashMap<Intervention.Failure, Integer> failed = new IdentityHashMap<>();

	private final Set<Intervention> tookPlace = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Set<String> rollbacks = new HashSet<>();

	private final boolean onCallersThread;

	/**
	 * Creates a test's interventions.
	 * @param onCallersThread whether bodies of parallel steps are run one after the other
	 * on the thread of the call
	 */
	public Interventions(boolean onCallersThread) {
		this.onCallersThread = onCallersThread;
	}

	@Override
	public Journal decorate(Call call, Journal journal) {
		return new InterventionJournal(call.function().compositeId(), call.runId(), journal, this);
	}

	boolean onCallersThread() {
		return this.onCallersThread;
	}

	/**
	 * Adds an intervention.
	 * @param intervention what to do
	 */
	public synchronized void add(Intervention intervention) {
		if (intervention instanceof Intervention.Failure failure) {
			Assert.isTrue(failure.times() > 0,
					() -> "Step '%s' cannot fail %d times. Leave failStep out if it is not to fail"
						.formatted(failure.step().label(), failure.times()));
		}
		this.open.add(intervention);
	}

	/**
	 * Forgets everything.
	 */
	public synchronized void clear() {
		this.open.clear();
		this.failed.clear();
		this.tookPlace.clear();
		this.rollbacks.clear();
	}

	/**
	 * Returns what never took place.
	 * @return the interventions, in the order in which they were added
	 */
	public synchronized List<Intervention> unused() {
		return this.open.stream().filter((intervention) -> !this.tookPlace.contains(intervention)).toList();
	}

	/**
	 * Gives the next attempt of a step a result, or lets it fail.
	 * @param step the step
	 * @return the result as JSON; {@code null} to run the attempt
	 * @throws Exception what the attempt fails with
	 */
	public synchronized @Nullable String resultOf(TestedStep step) throws Exception {
		for (Intervention.Failure failure : open(step, Intervention.Failure.class)) {
			fail(failure);
		}
		for (Intervention.Stub stub : open(step, Intervention.Stub.class)) {
			this.tookPlace.add(stub);
			return stub.json();
		}
		return null;
	}

	private <T extends Intervention> List<T> open(TestedStep step, Class<T> type) {
		return this.open.stream()
			.filter(type::isInstance)
			.map(type::cast)
			.filter((intervention) -> intervention.step().equals(step))
			.toList();
	}

	private void fail(Intervention.Failure failure) throws Exception {
		int before = this.failed.getOrDefault(failure, 0);
		if (before < failure.times()) {
			this.failed.put(failure, before + 1);
			this.tookPlace.add(failure);
			ReflectionUtils.rethrowException(failure.thrown());
		}
	}

	/**
	 * Takes note that a step is stored.
	 * @param step the step
	 * @param goesOn whether the call goes on after it
	 */
	synchronized void stored(TestedStep step, boolean goesOn) {
		for (Intervention.Crash crash : open(step, Intervention.Crash.class)) {
			if (this.tookPlace.add(crash) && goesOn) {
				throw new SimulatedCrash(step);
			}
		}
	}

	synchronized void rolledBack(String runId, String hash) {
		this.rollbacks.add(runId + " " + hash);
	}

	/**
	 * Whether a step was run to take another one back. An Inngest server is not told.
	 * @param runId the run
	 * @param hash the step
	 * @return {@code true} if it was
	 */
	public synchronized boolean isRollback(String runId, String hash) {
		return this.rollbacks.contains(runId + " " + hash);
	}

}

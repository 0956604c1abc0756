package io.inngest.spring.execution.saga;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Rollback;
import io.inngest.spring.Saga;
import io.inngest.spring.SagaStep;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a saga, with what takes them back.
 */
final class SagaSteps implements Saga {

	private final Step step;

	private final SagaCalls calls;

	// A branch that is gone through again says it again
	private final Map<String, Undo> undos = new LinkedHashMap<>();

	SagaSteps(Step step, SagaCalls calls) {
		this.step = step;
		this.calls = calls;
	}

	@Override
	public <T extends @Nullable Object> SagaStep<T> run(String id, StepBody<T> body) {
		return new Completed<>(this.step.run(id, body));
	}

	@Override
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	public SagaStep<@Nullable Void> run(String id, StepAction action) {
		this.step.run(id, action);
		return new Completed<>(null);
	}

	@Override
	public <T extends @Nullable Object> SagaStep<T> run(StepOptions<T> options, StepBody<T> body) {
		return new Completed<>(this.step.run(options, body));
	}

	@Override
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	public SagaStep<@Nullable Void> run(StepOptions<@Nullable Void> options, StepAction action) {
		this.step.run(options, action);
		return new Completed<>(null);
	}

	@Override
	public <T extends @Nullable Object> SagaStep<T> run(String id, TypeRef<T> type, StepBody<T> body) {
		return new Completed<>(this.step.run(id, type, body));
	}

	@Override
	public void onRollback(String id, StepAction undo) {
		StepKey key = this.calls.key(id);
		this.undos.put(key.hash(), new Undo(key, this.calls.progress(), undo));
	}

	@Override
	public Step step() {
		return this.step;
	}

	/**
	 * Takes the steps back, those that were completed last first.
	 * @param error the saga's error, to which rollbacks that fail are added; {@code null}
	 * if the run is being cancelled
	 */
	void rollBack(@Nullable StepError error) {
		List<Undo> reversed = new ArrayList<>(this.undos.values());
		Collections.reverse(reversed);
		reversed.sort(Comparator.comparingInt(Undo::progress).reversed());
		for (Undo undo : reversed) {
			StepError failure = this.calls.undo(undo.key(), undo.action());
			if (failure != null && error != null) {
				error.addSuppressed(failure);
			}
		}
	}

	private record Undo(StepKey key, int progress, StepAction action) {

	}

	private final class Completed<T extends @Nullable Object> implements SagaStep<T> {

		private final T value;

		Completed(T value) {
			this.value = value;
		}

		@Override
		public T rollback(String id, Rollback<T> rollback) {
			onRollback(id, () -> rollback.run(this.value));
			return this.value;
		}

		@Override
		public T value() {
			return this.value;
		}

	}

}

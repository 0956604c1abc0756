package io.inngest.spring.sample.recorded;

import io.inngest.spring.Rollback;
import io.inngest.spring.Saga;
import io.inngest.spring.SagaStep;
import io.inngest.spring.Step;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;

/**
 * Records the steps of a saga and those that take them back.
 */
class RecordedSaga implements Saga {

	private final Saga saga;

	private final RecordedStep steps;

	private final CallRecorder call;

	RecordedSaga(Saga saga, RecordedStep steps, CallRecorder call) {
		this.saga = saga;
		this.steps = steps;
		this.call = call;
	}

	@Override
	public <T> SagaStep<T> run(String id, StepBody<T> body) {
		return run(id, CallRecorder.<T>typed(id, body), body);
	}

	@Override
	public SagaStep<Void> run(String id, StepAction action) {
		return run(StepOptions.action(id), action);
	}

	@Override
	public <T> SagaStep<T> run(StepOptions<T> options, StepBody<T> body) {
		return run(options.id(), options, body);
	}

	private <T> SagaStep<T> run(String id, StepOptions<T> options, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return new Completed<>(step.value(() -> this.saga.run(options, step.body(body)), SagaStep::value));
	}

	@Override
	public SagaStep<Void> run(StepOptions<Void> options, StepAction action) {
		StepRecording step = this.call.step(options.id());
		return new Completed<>(step.value(() -> this.saga.run(options, step.action(action)), SagaStep::value));
	}

	@Override
	public <T> SagaStep<T> run(String id, TypeRef<T> type, StepBody<T> body) {
		StepRecording step = this.call.step(id);
		return new Completed<>(step.value(() -> this.saga.run(id, type, step.body(body)), SagaStep::value));
	}

	@Override
	public void onRollback(String id, StepAction undo) {
		this.saga.onRollback(id, this.call.step(id).action(undo));
	}

	@Override
	public Step step() {
		return this.steps;
	}

	/**
	 * Records what takes a step back.
	 *
	 * @param <T> the type of the step's result
	 */
	private final class Completed<T> implements SagaStep<T> {

		private final SagaStep<T> step;

		Completed(SagaStep<T> step) {
			this.step = step;
		}

		@Override
		public T rollback(String id, Rollback<T> rollback) {
			StepRecording recording = RecordedSaga.this.call.step(id);
			return this.step.rollback(id, (value) -> recording.action(() -> rollback.run(value)).run());
		}

		@Override
		public T value() {
			return this.step.value();
		}

	}

}

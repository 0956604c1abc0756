package io.inngest.spring.execution;

import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.execution.result.ResultType;
import io.inngest.spring.execution.result.StoredResult;
import org.jspecify.annotations.Nullable;

/**
 * What a step does, with its result's way to JSON and back.
 *
 * @param <T> the type of the result
 */
sealed interface StepWork<T extends @Nullable Object> {

	/**
	 * Does the work.
	 * @return the result
	 * @throws Exception if the step fails
	 */
	StoredResult<T> run() throws Exception;

	/**
	 * Reads the result of an earlier call.
	 * @param json the stored result
	 * @return the result
	 */
	T read(StoredJson json);

	/**
	 * Runs a body that has a result.
	 *
	 * @param body the body
	 * @param type the type of the result
	 * @param json the way to JSON and back
	 * @param <T> the type of the result
	 */
	record Body<T extends @Nullable Object>(StepBody<T> body, ResultType<T> type,
			ResultJson json) implements StepWork<T> {

		@Override
		public StoredResult<T> run() throws Exception {
			return this.json.store(this.body.run(), this.type);
		}

		@Override
		public T read(StoredJson json) {
			return this.json.read(json, this.type);
		}

	}

	/**
	 * Runs a body that has no result.
	 *
	 * @param action the body
	 */
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	record Action(StepAction action) implements StepWork<@Nullable Void> {

		@Override
		public StoredResult<@Nullable Void> run() throws Exception {
			this.action.run();
			return new StoredResult<>(ResultJson.NULL, null);
		}

		@Override
		public @Nullable Void read(StoredJson json) {
			return null;
		}

	}

	/**
	 * Sends events.
	 *
	 * @param events the events
	 * @param journal what sends them
	 * @param json the way to JSON and back
	 */
	record Send(List<Event<?>> events, Journal journal, ResultJson json) implements StepWork<List<String>> {

		@Override
		public StoredResult<List<String>> run() {
			return this.json.storeIds(this.journal.send(this.events));
		}

		@Override
		public List<String> read(StoredJson json) {
			return this.json.readIds(json);
		}

	}

}

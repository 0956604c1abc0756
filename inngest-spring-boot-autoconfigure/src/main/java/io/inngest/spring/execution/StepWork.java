package io.inngest.spring.execution;

import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.execution.failure.StepErrors;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.StepRequest;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.execution.result.ResultType;
import io.inngest.spring.execution.result.StepInput;
import io.inngest.spring.execution.result.StepJson;
import io.inngest.spring.execution.result.StoredResult;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a step does, with its result's way to JSON and back.
 *
 * @param <T> the type of the result
 */
sealed interface StepWork<T extends @Nullable Object> {

	/**
	 * Returns what the work is done on.
	 * @return the arguments as a JSON array, or {@code null} if the step has no input
	 * @throws io.inngest.spring.NonRetriableError if the input cannot be written
	 */
	default @Nullable String input() {
		return null;
	}

	/**
	 * Does the work.
	 * @param step which step it is
	 * @param editedInput the arguments, as a JSON array, to do it on instead of the
	 * step's own input; {@code null} if they were not edited
	 * @return the result
	 * @throws Exception if the step fails
	 */
	StoredResult<T> run(StepKey step, @Nullable String editedInput) throws Exception;

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
		public StoredResult<T> run(StepKey step, @Nullable String editedInput) throws Exception {
			return this.json.store(this.body.run(), this.type);
		}

		@Override
		public T read(StoredJson json) {
			return this.json.read(json, this.type);
		}

	}

	/**
	 * Runs a body that has an input and a result.
	 *
	 * @param own the input that the function has given
	 * @param body the body
	 * @param type the type of the result
	 * @param json the ways to JSON and back
	 * @param <I> the type of the input
	 * @param <T> the type of the result
	 */
	record WithInput<I extends @Nullable Object, T extends @Nullable Object>(StepInput<I> own, StepFunction<I, T> body,
			ResultType<T> type, StepJson json) implements StepWork<T> {

		@Override
		public String input() {
			return this.json.inputs().write(this.own);
		}

		@Override
		public StoredResult<T> run(StepKey step, @Nullable String editedInput) throws Exception {
			I input = (editedInput != null) ? this.json.inputs().read(editedInput, this.own, this.body)
					: this.own.value();
			return this.json.results().store(this.body.run(input), this.type);
		}

		@Override
		public T read(StoredJson json) {
			return this.json.results().read(json, this.type);
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
		public StoredResult<@Nullable Void> run(StepKey step, @Nullable String editedInput) throws Exception {
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
		public StoredResult<List<String>> run(StepKey step, @Nullable String editedInput) {
			return this.json.storeIds(this.journal.send(step, this.events));
		}

		@Override
		public List<String> read(StoredJson json) {
			return this.json.readIds(json);
		}

	}

	/**
	 * Sends a signal.
	 *
	 * @param signal the signal
	 * @param data its data as JSON
	 * @param journal what sends it
	 */
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	record Signal(String signal, String data, Journal journal) implements StepWork<@Nullable Void> {

		@Override
		public StoredResult<@Nullable Void> run(StepKey step, @Nullable String editedInput) {
			String runId = this.journal.sendSignal(step, this.signal, this.data);
			return new StoredResult<>(JsonMapper.shared().writeValueAsString(Map.of("runId", runId)), null);
		}

		@Override
		public @Nullable Void read(StoredJson json) {
			return null;
		}

	}

	/**
	 * Has failed already: records an error that came up outside a step.
	 *
	 * @param error what to record
	 */
	@SuppressWarnings("NullAway") // outside its JSpecify mode it takes T for non-null
	record Fail(ErrorDetails error) implements StepWork<@Nullable Void> {

		@Override
		public StoredResult<@Nullable Void> run(StepKey step, @Nullable String editedInput) {
			throw StepErrors.of(step, this.error);
		}

		@Override
		public @Nullable Void read(StoredJson json) {
			return null;
		}

	}

	/**
	 * Makes a request where no server does. The result is what is stored, as JSON.
	 *
	 * @param request the request
	 * @param gateway what makes it
	 */
	record Request(StepRequest request, HttpGateway gateway) implements StepWork<String> {

		@Override
		public StoredResult<String> run(StepKey step, @Nullable String editedInput) {
			String json = this.request.make(this.gateway);
			return new StoredResult<>(json, json);
		}

		@Override
		public String read(StoredJson json) {
			return json.text();
		}

	}

}

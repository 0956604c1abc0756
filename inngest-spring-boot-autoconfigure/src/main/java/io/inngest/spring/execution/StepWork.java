package io.inngest.spring.execution;

import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.StepAction;
import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import io.inngest.spring.execution.memo.StoredJson;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.StepRequest;
import io.inngest.spring.execution.result.ResultJson;
import io.inngest.spring.execution.result.ResultType;
import io.inngest.spring.execution.result.StepInput;
import io.inngest.spring.execution.result.StepJson;
import io.inngest.spring.execution.result.StoredResult;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

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
	 * @param editedInput the arguments, as a JSON array, to do it on instead of the
	 * step's own input; {@code null} if they were not edited
	 * @return the result
	 * @throws Exception if the step fails
	 */
	StoredResult<T> run(@Nullable String editedInput) throws Exception;

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
		public StoredResult<T> run(@Nullable String editedInput) throws Exception {
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
		public StoredResult<T> run(@Nullable String editedInput) throws Exception {
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
		public StoredResult<@Nullable Void> run(@Nullable String editedInput) throws Exception {
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
		public StoredResult<List<String>> run(@Nullable String editedInput) {
			return this.json.storeIds(this.journal.send(this.events));
		}

		@Override
		public List<String> read(StoredJson json) {
			return this.json.readIds(json);
		}

	}

	/**
	 * Makes a request where no server does. The result is what is stored, as JSON.
	 *
	 * @param request the request
	 * @param gateway what makes it; {@code null} where a server does
	 */
	record Request(StepRequest request, @Nullable HttpGateway gateway) implements StepWork<String> {

		@Override
		public StoredResult<String> run(@Nullable String editedInput) {
			Assert.state(this.gateway != null, "A server makes this request");
			String json = this.request.make(this.gateway);
			return new StoredResult<>(json, json);
		}

		@Override
		public String read(StoredJson json) {
			return json.text();
		}

	}

}

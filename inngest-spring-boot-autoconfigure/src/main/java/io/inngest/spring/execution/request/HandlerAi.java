package io.inngest.spring.execution.request;

import java.util.Map;

import io.inngest.spring.Ai;
import io.inngest.spring.AiRequest;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.StepFunction;
import io.inngest.spring.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * The steps that ask AI providers, on top of a handler's other steps.
 */
public final class HandlerAi implements Ai {

	private final Requests requests;

	private final Wrapped wrapped;

	/**
	 * Creates the steps.
	 * @param requests how requests are made as steps
	 * @param wrapped how bodies are run as steps
	 */
	public HandlerAi(Requests requests, Wrapped wrapped) {
		this.requests = requests;
		this.wrapped = wrapped;
	}

	@Override
	public <T extends @Nullable Object> T infer(String id, AiRequest request, Class<T> type) {
		return answer(id, request).json(type);
	}

	@Override
	public <T extends @Nullable Object> T infer(String id, AiRequest request, TypeRef<T> type) {
		return answer(id, request).json(type);
	}

	private FetchResponse answer(String id, AiRequest request) {
		String json = this.requests.make(id, new InferRequest(request));
		return new FetchResponse(200, Map.of(), json, request.url().toString());
	}

	@Override
	public <I extends @Nullable Object, T extends @Nullable Object> T wrap(String id, I input,
			StepFunction<I, T> body) {
		return this.wrapped.run(id, input, body);
	}

	/**
	 * Makes requests as steps.
	 */
	public interface Requests {

		/**
		 * Makes a request, or finds its answer.
		 * @param id the step's id
		 * @param request the request
		 * @return what is stored of the answer, as JSON
		 */
		String make(String id, StepRequest request);

	}

	/**
	 * Runs bodies as AI steps.
	 */
	public interface Wrapped {

		/**
		 * Runs a body, or finds its result.
		 * @param id the step's id
		 * @param input what to work on
		 * @param body the body
		 * @param <I> the type of the input
		 * @param <T> the type of the result
		 * @return the result
		 */
		<I extends @Nullable Object, T extends @Nullable Object> T run(String id, I input, StepFunction<I, T> body);

	}

}

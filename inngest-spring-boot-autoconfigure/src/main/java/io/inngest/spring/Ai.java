package io.inngest.spring;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * AI inference as steps. Returned by {@link Step#ai()}.
 * <p>
 * An answer is stored, so that a provider is asked, and paid, once. A status of 429 or
 * from 500 on, and no answer at all, is a failure of the step that is tried again, after
 * the time in {@code Retry-After} if the provider names one; any other status from 300 on
 * fails the step for good. Redirects are not followed by the embedded engine. On an
 * Inngest server, the server makes the request, and what is tried again is its decision.
 */
public interface Ai {

	/**
	 * Asks a provider.
	 * @param id the step's id
	 * @param request the request
	 * @return the provider's answer
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	default Map<String, Object> infer(String id, AiRequest request) {
		return infer(id, request, new TypeRef<Map<String, Object>>() {
		});
	}

	/**
	 * Asks a provider.
	 * @param id the step's id
	 * @param request the request
	 * @param type the type to read the provider's answer as, with Jackson's defaults and
	 * the modules on the class path
	 * @param <T> the type of the answer
	 * @return the provider's answer
	 * @throws StepError if the step has used up its retries or failed for good
	 * @throws NonRetriableError if the answer cannot be read as that type; it is stored
	 * all the same
	 */
	<T extends @Nullable Object> T infer(String id, AiRequest request, Class<T> type);

	/**
	 * Asks a provider.
	 * @param id the step's id
	 * @param request the request
	 * @param type the generic type to read the provider's answer as, with Jackson's
	 * defaults and the modules on the class path
	 * @param <T> the type of the answer
	 * @return the provider's answer
	 * @throws StepError if the step has used up its retries or failed for good
	 * @throws NonRetriableError if the answer cannot be read as that type; it is stored
	 * all the same
	 */
	<T extends @Nullable Object> T infer(String id, AiRequest request, TypeRef<T> type);

	/**
	 * Runs a step that asks a provider by other means, such as the client of a library.
	 * Works as {@link Step#run(String, Object, StepFunction)} does; an Inngest server
	 * shows it as an AI step.
	 * @param id the step's id
	 * @param input what to ask, which can be written as JSON
	 * @param body asks the provider
	 * @param <I> the type of the input
	 * @param <T> the type of the result
	 * @return the result, as read back from its stored form
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	<I extends @Nullable Object, T extends @Nullable Object> T wrap(String id, I input, StepFunction<I, T> body);

}

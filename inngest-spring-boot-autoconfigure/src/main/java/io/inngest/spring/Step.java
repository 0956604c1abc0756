package io.inngest.spring;

/**
 * The tools of a durable function. A step's body runs until it has succeeded once; its
 * result is stored, and every later call of the function gets the stored result instead
 * of running the body again.
 * <p>
 * A step is known by its id. An id that occurs again in the same run, such as in a loop,
 * is numbered in order of occurrence. Steps must be called from the handler's own thread,
 * outside any step's body and outside any transaction; other calls are refused with a
 * {@link NonRetriableError} that says what to do.
 */
public interface Step extends RunSteps, ParallelSteps, WaitSteps {

	/**
	 * Makes an HTTP request as a step. Any status is a result, 404 and 500 included, and
	 * is stored; no connection, or no answer in time, is a failure of the step that is
	 * tried again.
	 * <p>
	 * The embedded engine makes the request with Spring's {@code RestClient}, for which
	 * {@code inngest.fetch.*} sets time-outs and the largest answer; a larger one fails
	 * the step for good. On an Inngest server, the server makes the request, so it has to
	 * reach the URL.
	 * @param id the step's id
	 * @param fetch the request
	 * @return the answer
	 * @throws StepError if the step has used up its retries or failed for good
	 */
	FetchResponse fetch(String id, HttpFetch fetch);

	/**
	 * Returns the steps that ask AI providers. This is not a step itself.
	 * @return the steps
	 */
	Ai ai();

}

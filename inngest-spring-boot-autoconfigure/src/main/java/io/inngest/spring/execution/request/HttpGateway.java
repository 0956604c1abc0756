package io.inngest.spring.execution.request;

/**
 * Makes the requests of steps where no server does. Safe for use by several threads.
 */
public interface HttpGateway {

	/**
	 * Makes a request.
	 * @param call the request
	 * @return the answer, whatever its status
	 * @throws io.inngest.spring.NonRetriableError if the answer is too large, or the
	 * request cannot be made at all
	 * @throws RuntimeException if there was no answer
	 */
	HttpReply exchange(HttpCall call);

}

package io.inngest.spring.serve;

/**
 * Answers the requests of one method, after they were verified. What it throws becomes an
 * internal error that the server may retry.
 */
public interface RequestHandler {

	/**
	 * Returns the method whose requests it answers. Each method has one handler at most.
	 * @return the method in upper case
	 */
	String method();

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the answer, which still lacks what every answer has
	 */
	ServeResponse handle(ServeRequest request);

}

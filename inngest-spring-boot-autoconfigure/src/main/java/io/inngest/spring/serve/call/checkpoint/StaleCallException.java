package io.inngest.spring.serve.call.checkpoint;

/**
 * The server has given up the call and goes on with the run in another one.
 */
final class StaleCallException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StaleCallException(String runId, Throwable cause) {
		super(("The server no longer waits for this call of run %s and goes on in another one, so this one stops. If it "
				+ "happens often, something between the server and this application ends requests that take long: "
				+ "let it wait longer, or set inngest.checkpoint.max-runtime or inngest.serve.streaming")
			.formatted(runId), cause);
	}

}

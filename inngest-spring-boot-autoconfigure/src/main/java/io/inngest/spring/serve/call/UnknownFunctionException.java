package io.inngest.spring.serve.call;

/**
 * A call is for a function that this application does not have.
 */
class UnknownFunctionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownFunctionException(String message) {
		super(message);
	}

}

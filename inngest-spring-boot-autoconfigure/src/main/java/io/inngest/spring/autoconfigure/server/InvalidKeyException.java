package io.inngest.spring.autoconfigure.server;

/**
 * A key is not what its property is for. Never says the key.
 */
class InvalidKeyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String form;

	InvalidKeyException(String property, String problem, String form) {
		super("The value of %s %s".formatted(property, problem));
		this.property = property;
		this.form = form;
	}

	String property() {
		return this.property;
	}

	String form() {
		return this.form;
	}

}

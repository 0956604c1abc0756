package io.inngest.spring.serve.replay.functions;

import org.jspecify.annotations.Nullable;

/**
 * Exceptions that are named as the recorded ones.
 */
final class Thrown {

	private Thrown() {
	}

	/** The error that any JavaScript throws. */
	@SuppressWarnings("JavaLangClash") // the recorded name
	static class Error extends RuntimeException {

		Error(String message) {
			this(message, null);
		}

		Error(String message, @Nullable Throwable cause) {
			super(message, cause);
		}

	}

	/** Another error of JavaScript. */
	static class TypeError extends RuntimeException {

		TypeError(String message, Throwable cause) {
			super(message, cause);
		}

	}

	/** An error of the application. */
	static class PaymentDeclined extends RuntimeException {

		PaymentDeclined(String message, Throwable cause) {
			super(message, cause);
		}

	}

}

package io.inngest.spring.function.argument;

/**
 * What a handler is called for, which decides what its parameters may be.
 */
public enum HandlerRole {

	/** A function's handler. */
	FUNCTION("Event<T>, the event's data, Step and RunContext"),

	/** The handler of a function that is triggered by failures only. */
	FUNCTION_ON_FAILED("FailureEvent<T>, ErrorDetails, Event<T>, the event's data, Step and RunContext"),

	/** The handler of a function that is triggered by cancellations only. */
	FUNCTION_ON_CANCELLED("CancelledEvent<T>, Event<T>, the event's data, Step and RunContext"),

	/** A method for failures. */
	FAILURE_HANDLER("FailureEvent<T>, ErrorDetails, Event<T> (the original event), Step and RunContext"),

	/** A method for cancellations. */
	CANCELLATION_HANDLER("CancelledEvent<T>, Event<T> (the original event), Step and RunContext");

	private final String parameters;

	HandlerRole(String parameters) {
		this.parameters = parameters;
	}

	// Whether the event is the one that the handler's own function is triggered by
	boolean isFunction() {
		return this != FAILURE_HANDLER && this != CANCELLATION_HANDLER;
	}

	boolean readsFailures() {
		return this == FUNCTION_ON_FAILED || this == FAILURE_HANDLER;
	}

	boolean readsCancellations() {
		return this == FUNCTION_ON_CANCELLED || this == CANCELLATION_HANDLER;
	}

	// What the parameters may be, for messages
	String parameters() {
		return this.parameters;
	}

}

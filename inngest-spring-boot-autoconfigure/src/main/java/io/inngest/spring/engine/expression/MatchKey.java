package io.inngest.spring.engine.expression;

/**
 * What an event must have at one place for a condition to be true. Events that have
 * something else there need not be looked at; those that have it may still not match.
 *
 * @param path where in the event, such as {@code data.orderId}; at most
 * {@value #MAX_PATH} characters
 * @param value the value in a form that can be compared as text, as
 * {@link ConditionEvent#keyAt(String)} gives it; at most
 * {@value io.inngest.spring.engine.expression.cel.ValueText#MAX_KEY} characters
 */
public record MatchKey(String path, String value) {

	/** Longest path. */
	public static final int MAX_PATH = 200;

}

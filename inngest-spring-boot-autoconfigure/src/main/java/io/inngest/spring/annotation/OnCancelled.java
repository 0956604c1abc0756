package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs once a run of a function was cancelled. It stands in the
 * function's own bean or in an {@link InngestAdvice} bean, and runs as a function of its
 * own. It never reacts to the cancellation of handlers' own runs.
 * <p>
 * The method takes, in any order, {@code CancelledEvent<T>}, {@code Event<T>} (the
 * original event), {@code Step} and {@code RunContext} (of the handler's own run).
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnCancelled {

	/**
	 * Ids of the functions whose cancellations are handled, local or composite.
	 * @return the ids; empty for all functions of the bean, or of the application in an
	 * {@link InngestAdvice} bean
	 */
	String[] functions() default {};

	/**
	 * How often the handler's steps and body are tried again.
	 * @return the number of retries, 0 to 20
	 */
	int retries() default 1;

}

package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs once a function has failed for good. It stands in the
 * function's own bean or in an {@link InngestAdvice} bean; each bean handles a failure on
 * its own, in a run of its own, with steps and retries like any function.
 * <p>
 * The method takes, in any order, {@code FailureEvent<T>}, {@code ErrorDetails},
 * {@code Event<T>} (the original event), {@code Step} and {@code RunContext} (of the
 * handler's own run).
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnFailure {

	/**
	 * Ids of the functions whose failures are handled, local or composite.
	 * @return the ids; empty for all functions of the bean, or of the application in an
	 * {@link InngestAdvice} bean
	 */
	String[] functions() default {};

	/**
	 * Errors that are handled. Of several methods in one bean the one runs that matches
	 * most closely, the error before its causes, as with {@code @ExceptionHandler}.
	 * @return the exception classes; empty for all
	 */
	Class<? extends Throwable>[] error() default {};

	/**
	 * How often the handler's steps and body are tried again. Of several methods for one
	 * function the highest counts.
	 * @return the number of retries, 0 to 20
	 */
	int retries() default 1;

}

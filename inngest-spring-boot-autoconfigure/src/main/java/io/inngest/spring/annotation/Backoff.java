package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long to wait between the attempts of a function's steps and body; beside
 * {@link InngestFunction}. Without it the embedded engine uses
 * {@code inngest.embedded.retry.*}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Backoff {

	/**
	 * Delays after the first, second, … failed attempt, such as {@code 10s} or
	 * {@code PT10S}; the last one counts for all further attempts. At least one, each at
	 * least zero and at most 24 hours.
	 * @return the delays
	 */
	String[] delays();

	/**
	 * Longest random time added to each delay.
	 * @return a duration such as {@code 500ms}; none by default
	 */
	String jitter() default "0s";

}

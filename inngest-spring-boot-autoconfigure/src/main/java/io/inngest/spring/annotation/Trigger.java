package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a function; beside {@link InngestFunction}, repeatable up to ten times together
 * with its shorthand. A function starts at most once for an event, even if several
 * triggers match.
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(Trigger.List.class)
public @interface Trigger {

	/**
	 * Name of the event. May end in a wildcard after a slash or dot, such as
	 * {@code shop/*}.
	 * @return the event's name
	 */
	String event();

	/**
	 * Condition on the event, in CEL: the function starts only for events of which it is
	 * true, such as {@code event.data.total > 100 && event.data.region == 'eu'}.
	 * @return the condition, or empty
	 */
	String condition() default "";

	/**
	 * Several triggers.
	 */
	@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@interface List {

		/**
		 * The triggers.
		 * @return the triggers
		 */
		Trigger[] value();

	}

}

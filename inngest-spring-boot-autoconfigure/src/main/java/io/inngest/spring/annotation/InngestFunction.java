package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;

/**
 * Marks a durable function: a bean class, which it makes a component, or any number of
 * methods of a bean. On a class the handler is the method marked {@link FunctionHandler};
 * unmarked, the only declared, non-private, non-static method without an annotation of
 * this package or of a bean's lifecycle.
 * <p>
 * The handler takes, in any order, {@code Event<T>}, {@code Step}, {@code RunContext} and
 * the event's data as any other type or with {@link EventData}. Its return value is the
 * output of the run. May be used as a meta-annotation. All strings resolve
 * <code>${…}</code> placeholders, and {@code inngest.functions.<id>.*} properties
 * override the attributes.
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface InngestFunction {

	/**
	 * Id of the function: lower-case letters, digits and dashes. Runs belong to it, so it
	 * must not change while there are any. Registered as {@code <app-id>-<id>}.
	 * @return the id
	 */
	String id();

	/**
	 * Name to show.
	 * @return the name; the id when empty
	 */
	String name() default "";

	/**
	 * Name of the event that starts the function; shorthand for one {@link Trigger}. May
	 * end in a wildcard after a slash or dot, such as {@code shop/*}. A function without
	 * a trigger is never started by an event.
	 * @return the event's name, or empty
	 */
	String event() default "";

	/**
	 * Condition on the event, in CEL: the function starts only for events of which it is
	 * true, such as {@code event.data.total > 100 && event.data.region == 'eu'}. Belongs
	 * to {@link #event()}. A field that an event does not have is less than everything
	 * and equal to {@code null} only.
	 * @return the condition, or empty
	 */
	String condition() default "";

	/**
	 * How often a step, or the code between steps, is tried again after its first
	 * attempt: 0 to 20. -1 means {@code inngest.defaults.retries}, which is 4 as on an
	 * Inngest server.
	 * @return the number of retries
	 */
	int retries() default -1;

	/**
	 * Exceptions that are not retried; subclasses are not either.
	 * @return the exception classes
	 */
	Class<? extends Throwable>[] nonRetriable() default {};

}

package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cancels the runs of a function when an event arrives; beside {@link InngestFunction},
 * repeatable up to five times. Without {@link #match()} and {@link #condition()} an event
 * of that name cancels every run. A step that is running is not interrupted. <pre>
 * &#64;InngestFunction(id = "ship-order", event = "shop/order.placed")
 * &#64;CancelOn(event = "shop/order.cancelled", match = "data.orderId")
 * &#64;CancelOn(event = "shop/customer.blocked",
 *     condition = "event.data.customerId == async.data.id &amp;&amp; async.data.hard == true", timeout = "7d")
 * class ShipOrder { … }
 * </pre>
 */
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(CancelOn.List.class)
public @interface CancelOn {

	/**
	 * Name of the event, without wildcards.
	 * @return the event's name
	 */
	String event();

	/**
	 * A field that has to be the same in the event that started the run and in this one,
	 * such as {@code data.orderId}. Short for the condition
	 * {@code event.data.orderId == async.data.orderId}.
	 * @return the path of the field, or empty
	 */
	String match() default "";

	/**
	 * Condition in CEL, with {@code event} as the event that started the run and
	 * {@code async} as this one. May use fields, literals, comparisons and logic, but no
	 * arithmetic, no macros and no functions other than {@code int}, {@code uint} and
	 * {@code double}. Not beside {@link #match()}.
	 * @return the condition, or empty
	 */
	String condition() default "";

	/**
	 * How long after the start of a run the event cancels it, such as {@code 10m} or
	 * {@code PT10M}.
	 * @return the duration; a year when empty
	 */
	String timeout() default "";

	/**
	 * Several cancellations.
	 */
	@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@interface List {

		/**
		 * The cancellations.
		 * @return the cancellations
		 */
		CancelOn[] value();

	}

}

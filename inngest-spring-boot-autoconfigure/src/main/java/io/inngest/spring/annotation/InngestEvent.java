package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the event whose payload a class is, so that {@code inngest.send(payload)} and
 * {@code ApplicationEventPublisher.publishEvent(payload)} send it.
 */
@Target({ ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface InngestEvent {

	/**
	 * Name of the event, such as {@code app/user.created}.
	 * @return the event's name
	 */
	String value();

}

package io.inngest.spring.serve.replay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which recordings a bean is the application of, or a part of it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recorded {

	/**
	 * The scenarios.
	 */
	String[] value();

}

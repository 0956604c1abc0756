package io.inngest.spring.autoconfigure.mode;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.inngest.spring.protocol.Mode;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when one of the given engines drives the application's functions.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@Conditional(OnInngestModeCondition.class)
public @interface ConditionalOnInngestMode {

	/**
	 * The modes, of which one is enough.
	 * @return the modes
	 */
	Mode[] value();

}

package io.inngest.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a bean, and makes it a component, whose {@link OnFailure} and {@link OnCancelled}
 * methods handle the failures and cancellations of all functions of the application, or
 * of those they name.
 */
@Target({ ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface InngestAdvice {

	/**
	 * Short for {@link #id()}.
	 * @return the id
	 */
	@AliasFor("id")
	String value() default "";

	/**
	 * Id under which the failure handler is registered as a function; not the bean's
	 * name. The cancellation handler gets it with {@code -cancelled} appended. Resolves
	 * <code>${…}</code> placeholders.
	 * @return the id; when empty, the bean's name in kebab case with {@code -failure} or
	 * {@code -cancelled} appended
	 */
	@AliasFor("value")
	String id() default "";

}

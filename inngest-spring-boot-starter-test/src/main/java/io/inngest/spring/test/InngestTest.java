package io.inngest.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of durable functions under a clock that the test controls. Nothing sleeps for
 * real, nothing runs on another thread.
 * <p>
 * It is a slice of the application, as
 * {@link org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest @DataJpaTest}
 * is: of its components there are the beans with functions and advice, of its
 * configuration JDBC, JPA with the application's repositories, JSON and validation. What
 * the functions call is the test's to say: with {@code @MockitoBean}, or real with
 * {@link org.springframework.context.annotation.Import @Import}. That is what makes a
 * function's test small, and lets it begin in the time that a context with JPA takes.
 * Where the rest of the application is to take part, put
 * {@link AutoConfigureInngestTest @AutoConfigureInngestTest} beside
 * {@code @SpringBootTest} instead; what is said there about the clock, the database and
 * transactions holds here, too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(InngestTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(InngestTypeExcludeFilter.class)
@AutoConfigureDataJpa
@AutoConfigureJdbc
@AutoConfigureDataSourceInitialization
@AutoConfigureInngestTest
@ImportAutoConfiguration
public @interface InngestTest {

	/**
	 * The same as {@link #functions()}.
	 * @return the classes of the beans
	 */
	@AliasFor("functions")
	Class<?>[] value() default {};

	/**
	 * The beans with functions or advice to have. Those of other classes are left out.
	 * @return the classes of the beans; all by default
	 */
	@AliasFor("value")
	Class<?>[] functions() default {};

	/**
	 * The engines that the test class is to be run on, one after the other.
	 * @return the engines; the embedded one by default
	 */
	@AliasFor(annotation = AutoConfigureInngestTest.class)
	TestEngine[] engines() default TestEngine.EMBEDDED;

	/**
	 * Properties to add to the environment, such as {@code inngest.defaults.retries=0}.
	 * @return properties in the form {@code name=value}
	 */
	String[] properties() default {};

	/**
	 * Whether beans with functions and advice are found by themselves.
	 * @return {@code false} to have only what {@link #includeFilters()} let pass
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters for components to have in addition.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters for components to leave out.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 * @return their classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}

package io.inngest.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;

/**
 * Lets a test drive the functions of an application context by hand, with an
 * {@link InngestTester}. Goes beside
 * {@link org.springframework.boot.test.context.SpringBootTest @SpringBootTest} when a
 * test wants the whole application; {@link InngestTest @InngestTest} is a slice of it.
 * <p>
 * The engine's threads are not started. The application's clock is a {@link TestClock},
 * the primary bean of type {@link java.time.Clock}. Its {@code DataSource} is replaced by
 * an in-memory H2, unless it is a test's own already, such as a container's; say
 * {@link AutoConfigureTestDatabase @AutoConfigureTestDatabase(replace = NONE)} to keep
 * it. The engine's tables are emptied before each test method; other tables are not.
 * Tests must not be {@code @Transactional}: functions would not see what such a test has
 * not committed, and steps are refused in a transaction.
 * <p>
 * The test class is run once on each of the {@link #engines() engines}, in a context of
 * its own, never beside another such class. On a server, the application context has to
 * be one with a servlet environment, such as the mock one that {@code @SpringBootTest}
 * has by default.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@ExtendWith(EngineInvocations.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("io.inngest.spring.test")
@AutoConfigureTestDatabase
@ImportAutoConfiguration
public @interface AutoConfigureInngestTest {

	/**
	 * The engines that the test class is to be run on, one after the other.
	 * @return the engines; the embedded one by default
	 */
	TestEngine[] engines() default TestEngine.EMBEDDED;

}

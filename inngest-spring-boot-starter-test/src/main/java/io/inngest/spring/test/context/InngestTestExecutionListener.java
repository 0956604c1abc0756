package io.inngest.spring.test.context;

import java.lang.reflect.Field;

import io.inngest.spring.test.AutoConfigureInngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.drive.EngineTester;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.ReflectionUtils;

/**
 * Keeps what one test method leaves behind from the next, and verifies at its end that
 * all that it wanted to do to steps has taken place.
 */
class InngestTestExecutionListener implements TestExecutionListener, Ordered {

	/** Before dependencies are injected, so that a missing one can be explained. */
	private static final int ORDER = 1_900;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void prepareTestInstance(TestContext testContext) {
		if (!drivesFunctions(testContext)) {
			ReflectionUtils.doWithFields(testContext.getTestClass(), (field) -> refuse(testContext, field),
					(field) -> field.getType() == InngestTester.class);
		}
	}

	private static void refuse(TestContext testContext, Field field) {
		throw new IllegalStateException(("%s has an InngestTester ('%s'), but nothing that makes one. Put @InngestTest "
				+ "on the class, or @AutoConfigureInngestTest beside @SpringBootTest")
			.formatted(testContext.getTestClass().getSimpleName(), field.getName()));
	}

	private static boolean drivesFunctions(TestContext testContext) {
		return TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(), AutoConfigureInngestTest.class);
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (drivesFunctions(testContext)) {
			tester(testContext).begin();
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (drivesFunctions(testContext) && testContext.getTestException() == null) {
			tester(testContext).end();
		}
	}

	private static EngineTester tester(TestContext testContext) {
		return testContext.getApplicationContext().getBean(EngineTester.class);
	}

}

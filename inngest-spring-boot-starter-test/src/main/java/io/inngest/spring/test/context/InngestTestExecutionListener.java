package io.inngest.spring.test.context;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.inngest.spring.test.AutoConfigureInngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.drive.EngineTester;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.Assert;
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
		Class<?> testClass = testContext.getTestClass();
		Assert.state(drivesFunctions(testContext) || !asksForTester(testClass) || hasTester(testContext),
				() -> ("%s asks for an InngestTester, but nothing makes one. Put @InngestTest on the class, or "
						+ "@AutoConfigureInngestTest beside @SpringBootTest")
					.formatted(testClass.getSimpleName()));
	}

	private static boolean asksForTester(Class<?> testClass) {
		Set<Class<?>> types = new HashSet<>();
		ReflectionUtils.doWithFields(testClass, (field) -> types.add(field.getType()));
		ReflectionUtils.doWithMethods(testClass, (method) -> types.addAll(List.of(method.getParameterTypes())));
		return types.contains(InngestTester.class);
	}

	private static boolean hasTester(TestContext testContext) {
		return testContext.getApplicationContext().getBeanNamesForType(InngestTester.class).length > 0;
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

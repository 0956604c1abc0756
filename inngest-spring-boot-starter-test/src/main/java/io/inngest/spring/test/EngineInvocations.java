package io.inngest.spring.test;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.Assert;

/**
 * Runs a test class once on each engine that it names, and gives the tester to methods
 * that ask for it. The engine is part of what Spring makes the context from, which it
 * does on the thread that runs the class: that is where the choice is kept meanwhile. As
 * Spring keeps one test context for a class, it is made to do so anew for each engine.
 */
class EngineInvocations implements ClassTemplateInvocationContextProvider, BeforeClassTemplateInvocationCallback,
		AfterClassTemplateInvocationCallback, ParameterResolver {

	private static final ThreadLocal<@Nullable TestEngine> CHOSEN = new ThreadLocal<>();

	private final SpringExtension spring = new SpringExtension();

	/**
	 * Returns the engine that a test class is to run on.
	 * @param testClass the class
	 * @return the engine; {@code null} if the class is no test of functions
	 */
	static @Nullable TestEngine engineOf(Class<?> testClass) {
		AutoConfigureInngestTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureInngestTest.class);
		if (annotation == null) {
			return null;
		}
		TestEngine chosen = CHOSEN.get();
		return (chosen != null) ? chosen : engines(annotation)[0];
	}

	private static TestEngine[] engines(AutoConfigureInngestTest annotation) {
		Assert.state(annotation.engines().length > 0,
				"The test names no engine. Leave 'engines' out for the embedded one, or name one at least");
		return annotation.engines();
	}

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return engineOf(context.getRequiredTestClass()) != null;
	}

	@Override
	public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
		return Stream.of(engines(findAnnotation(context.getRequiredTestClass()))).map(Invocation::new);
	}

	private static AutoConfigureInngestTest findAnnotation(Class<?> testClass) {
		AutoConfigureInngestTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureInngestTest.class);
		Assert.state(annotation != null, () -> testClass.getSimpleName() + " is no test of functions");
		return annotation;
	}

	@Override
	public void beforeClassTemplateInvocation(ExtensionContext context) throws Exception {
		Class<?> testClass = context.getRequiredTestClass();
		AutoConfigureInngestTest annotation = findAnnotation(testClass);
		if (annotation.engines().length > 1) {
			boolean sharesInstance = context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent();
			Assert.state(!sharesInstance,
					() -> ("%s runs on several engines, so its methods cannot share an instance, which has the beans of "
							+ "one context. Take @TestInstance(PER_CLASS) off the class")
						.formatted(testClass.getSimpleName()));
			this.spring.afterAll(context);
			this.spring.beforeAll(context);
		}
	}

	@Override
	public void afterClassTemplateInvocation(ExtensionContext context) {
		CHOSEN.remove();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		// Others are Spring's
		return parameter.getParameter().getType() == InngestTester.class
				&& parameter.getDeclaringExecutable() instanceof Method && !parameter.isAnnotated(Autowired.class);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(InngestTester.class);
	}

	private record Invocation(TestEngine engine) implements ClassTemplateInvocationContext {

		@Override
		public String getDisplayName(int invocationIndex) {
			return this.engine.name();
		}

		@Override
		public void prepareInvocation(ExtensionContext context) {
			CHOSEN.set(this.engine);
		}

	}

}

package io.inngest.spring.function;

import java.util.Map;

import io.inngest.spring.function.discovery.FunctionConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications with functions, id {@code shop}.
 */
public final class TestFunctions {

	private TestFunctions() {
	}

	public static ApplicationContextRunner runner() {
		return runner(Map.of());
	}

	public static ApplicationContextRunner runner(Map<String, FunctionOverrides> overrides) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(PropertyPlaceholderAutoConfiguration.class))
			.withUserConfiguration(FunctionConfiguration.class)
			.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 4, overrides));
	}

	public static FunctionDefinition find(AssertableApplicationContext context, String id) {
		FunctionDefinition function = context.getBean(FunctionRegistry.class).find("shop-" + id);
		assertThat(function).as("function '%s'", id).isNotNull();
		return function;
	}

	/**
	 * Calls a function once.
	 */
	public static Object invoke(ApplicationContextRunner runner, String id, String event, String data) {
		Object[] result = new Object[1];
		runner.run((context) -> {
			FunctionDefinition function = find(context, id);
			Invocation invocation = TestInvocations.of(function, event, data);
			try {
				result[0] = function.handler().invoke(invocation);
			}
			catch (Exception | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IllegalStateException(ex);
			}
		});
		return result[0];
	}

}

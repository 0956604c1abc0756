package io.inngest.spring.autoconfigure;

import io.inngest.spring.function.TestFunctions;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Starts applications with a mistake in a function, and reads what the developer is told.
 */
final class Mistakes {

	private Mistakes() {
	}

	static void assertMistake(Class<?> bean, String problem, String action) {
		FailureAnalysis analysis = analyze(
				TestFunctions.runner().withUserConfiguration(Transactions.class).withBean("mistaken", bean));
		assertThat(analysis.getDescription()).contains(problem)
			.contains("    - " + bean.getName())
			.contains("bean 'mistaken'");
		assertThat(analysis.getAction()).contains(action);
	}

	static void assertMistake(ApplicationContextRunner runner, String problem, String action) {
		FailureAnalysis analysis = analyze(runner);
		assertThat(analysis.getDescription()).contains(problem);
		assertThat(analysis.getAction()).contains(action);
	}

	static FailureAnalysis analyze(ApplicationContextRunner runner) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = new InvalidFunctionFailureAnalyzer().analyze(context.getStartupFailure());
		});
		assertThat(analysis[0]).isNotNull();
		return analysis[0];
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Transactions {

		@Bean
		PlatformTransactionManager transactionManager() {
			return mock(PlatformTransactionManager.class);
		}

	}

}

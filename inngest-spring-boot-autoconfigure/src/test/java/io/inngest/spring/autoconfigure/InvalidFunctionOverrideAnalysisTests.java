package io.inngest.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.discovery.FunctionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads after a mistake in the configuration of functions.
 */
class InvalidFunctionOverrideAnalysisTests {

	@Test
	void overrideOfAFunctionThatDoesNotExist() {
		FailureAnalysis analysis = Mistakes
			.analyze(overriding("chrage", new FunctionOverrides(null, null, null, 1, null, null, null)));
		assertThat(analysis.getDescription())
			.contains("The configuration names a function 'chrage' that does not exist.")
			.contains("    - properties 'inngest.functions.chrage.*'");
		assertThat(analysis.getAction()).isEqualTo("Use the id of a function: charge, charge-failure.");
	}

	@Test
	void overriddenRetriesOutOfRange() {
		FailureAnalysis analysis = Mistakes
			.analyze(overriding("charge", new FunctionOverrides(null, null, null, 21, null, null, null)));
		assertThat(analysis.getDescription()).contains("Function 'charge' has 21 retries.")
			.contains("    - properties 'inngest.functions.charge.*'");
		assertThat(analysis.getAction()).isEqualTo("Choose a number of retries from 0 to 20.");
	}

	@Test
	void overriddenDelaysAreEmpty() {
		Mistakes.assertMistake(
				overriding("charge", new FunctionOverrides(null, null, null, null, List.of(), null, null)),
				"Function 'charge' has a back-off without delays.", "Name at least one delay");
	}

	@Test
	void overriddenDelayIsNegative() {
		Mistakes.assertMistake(
				overriding("charge",
						new FunctionOverrides(null, null, null, null, List.of(Duration.ofSeconds(-1)), null, null)),
				"has a duration out of range in its attribute 'backoff.delays': PT-1S", "Choose a duration from 0");
	}

	@Test
	void overriddenJitterWithoutDelays() {
		Mistakes.assertMistake(
				overriding("charge", new FunctionOverrides(null, null, null, null, null, Duration.ofSeconds(1), null)),
				"Function 'charge' has a back-off with jitter but without delays.",
				"Set 'delays' too, or add @Backoff to the function.");
	}

	@Test
	void overriddenEventHasAWrongWildcard() {
		FailureAnalysis analysis = Mistakes
			.analyze(overriding("charge", new FunctionOverrides(null, "app*", null, null, null, null, null)));
		assertThat(analysis.getDescription()).contains("has a wildcard that matches no event: 'app*'")
			.contains("    - properties 'inngest.functions.charge.*'");
		assertThat(analysis.getAction()).contains("A wildcard stands at the end");
	}

	@Test
	void overriddenEventOfAHandler() {
		FailureAnalysis analysis = Mistakes.analyze(
				overriding("charge-failure", new FunctionOverrides(null, "shop/other", null, null, null, null, null)));
		assertThat(analysis.getDescription())
			.contains("Function 'charge-failure' is told to start on event 'shop/other'.")
			.contains("    - properties 'inngest.functions.charge-failure.*'");
		assertThat(analysis.getAction()).contains("Remove the property 'event'");
	}

	@Test
	void defaultRetriesOutOfRange() {
		FailureAnalysis analysis = Mistakes
			.analyze(new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
				.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 25, Map.of()))
				.withBean(ChargeWithHandler.class));
		assertThat(analysis.getDescription()).contains("Function 'charge' has 25 retries.")
			.contains("    - property 'inngest.defaults.retries'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\tb" })
	void applicationIdIsMissingOrWrong(String appId) {
		FailureAnalysis analysis = Mistakes
			.analyze(new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
				.withBean(FunctionSettings.class, () -> new FunctionSettings(appId, 4, Map.of()))
				.withBean(ChargeWithHandler.class));
		assertThat(analysis.getDescription()).contains(appId.isBlank() ? "no id" : "control character")
			.contains("    - property 'inngest.app-id'");
		assertThat(analysis.getAction()).startsWith("Set 'inngest.app-id'");
	}

	@Test
	void applicationWithoutFunctionsNeedsNoId() {
		new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
			.withBean(FunctionSettings.class, () -> new FunctionSettings("", 4, Map.of()))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void emptyNameIsNoOverride() {
		FunctionOverrides empty = new FunctionOverrides(" ", null, null, null, null, null, null);
		TestFunctions.runner(Map.of("charge", empty, "charge-failure", empty))
			.withBean(ChargeWithHandler.class)
			.run((context) -> {
				assertThat(TestFunctions.find(context, "charge").name()).isEqualTo("charge");
				assertThat(TestFunctions.find(context, "charge-failure").name()).isEqualTo("charge (failure)");
			});
	}

	private static ApplicationContextRunner overriding(String id, FunctionOverrides overrides) {
		return TestFunctions.runner(Map.of(id, overrides)).withBean(ChargeWithHandler.class);
	}

	@InngestFunction(id = "charge")
	static class ChargeWithHandler {

		void run() {
		}

		@OnFailure
		void failed() {
		}

	}

}

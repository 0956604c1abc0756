package io.inngest.spring.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.discovery.FunctionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads after a mistake in a function's attributes.
 */
class InvalidFunctionFailureAnalyzerTests {

	private static final String HERE = InvalidFunctionFailureAnalyzerTests.class.getName() + "$";

	@Test
	void isRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, failure) -> {
			})).hasAtLeastOneElementOfType(InvalidFunctionFailureAnalyzer.class);
	}

	@Test
	void saysWhatIsWrongWhereAndHowToMendIt() {
		FailureAnalysis analysis = Mistakes
			.analyze(TestFunctions.runner().withBean("first", First.class).withBean("second", Second.class));
		assertThat(analysis.getDescription().lines()).containsExactly("Two functions have the id 'taken'.", "",
				"Declared in:", "", "    - " + HERE + "First.run(), bean 'first'",
				"    - " + HERE + "Second.second(), bean 'second'");
		assertThat(analysis.getAction()).isEqualTo("Give one of them another id.");
	}

	@Test
	void idOfAGeneratedHandlerIsTaken() {
		FailureAnalysis analysis = Mistakes.analyze(TestFunctions.runner()
			.withBean("charge", ChargeWithHandler.class)
			.withBean("other", ChargeFailure.class));
		assertThat(analysis.getDescription()).contains("Two functions have the id 'charge-failure'.")
			.contains("    - " + HERE + "ChargeWithHandler, bean 'charge', for its @OnFailure methods")
			.contains("    - " + HERE + "ChargeFailure.run(), bean 'other'");
		assertThat(analysis.getAction()).isEqualTo("Give one of them another id.");
	}

	@ParameterizedTest
	@MethodSource
	void mistakes(Class<?> bean, String problem, String action) {
		Mistakes.assertMistake(bean, problem, action);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of(BadId.class, "Function 'Import_Images' has an id that is not allowed: 'Import_Images'.",
						"lower-case letters, digits and dashes, such as 'import-images'"),
				Arguments.of(UnknownPlaceholder.class,
						"Function 'placeholder' has a placeholder without a value in its attribute 'event': '${no.such}'.",
						"Set the property, or give a default as in '${property:default}'."),
				Arguments.of(UnknownPlaceholderInTrigger.class, "in its attribute '@Trigger(event)': 'shop/${no.such}'",
						"Set the property"),
				Arguments.of(TooManyRetries.class, "Function 'retries' has 21 retries.",
						"Choose a number of retries from 0 to 20."),
				Arguments.of(NegativeRetries.class, "Function 'retries' has -2 retries.",
						"Choose a number of retries from 0 to 20."),
				Arguments.of(BadDuration.class,
						"Function 'duration' has no duration in its attribute 'delays': 'ten seconds'.",
						"Write a duration such as '500ms', '10s' or 'PT10S'."),
				Arguments.of(BadJitter.class, "has no duration in its attribute 'jitter': ''", "Write a duration"),
				Arguments.of(NegativeDelay.class, "has a duration out of range in its attribute 'delays': PT-1S",
						"Choose a duration from 0 to 24 hours."),
				Arguments.of(NoDelays.class, "Function 'duration' has a back-off without delays.",
						"Name at least one delay"),
				Arguments.of(EmptyEventName.class, "Function 'event' has a trigger without an event's name.",
						"Name the event, such as 'shop/order.placed'."),
				Arguments.of(TwiceTheSameEvent.class, "has two triggers on the event 'shop/a'", "Remove one of them."),
				Arguments.of(BareWildcard.class, "has a wildcard that matches no event: '*'",
						"A wildcard stands at the end, after a slash or a dot"),
				Arguments.of(TooManyTriggers.class, "Function 'event' has 11 triggers.", "Name at most 10 events"));
	}

	@Test
	void eventNameTooLong() {
		Mistakes.assertMistake(
				TestFunctions.runner().withPropertyValues("long.name=" + "x".repeat(257)).withBean(LongEventName.class),
				"has a trigger on an event's name of 257 characters", "Event names have at most 256 characters.");
	}

	@Test
	void unknownPlaceholderInAContextThatIgnoresThem() {
		Mistakes.assertMistake(
				new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
					.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 4, Map.of()))
					.withBean(UnknownPlaceholder.class),
				"has a placeholder without a value in its attribute 'event'", "Set the property");
	}

	@InngestFunction(id = "taken")
	static class First {

		void run() {
		}

	}

	static class Second {

		@InngestFunction(id = "taken")
		void second() {
		}

	}

	@InngestFunction(id = "charge")
	static class ChargeWithHandler {

		void run() {
		}

		@OnFailure
		void failed() {
		}

	}

	@InngestFunction(id = "charge-failure")
	static class ChargeFailure {

		void run() {
		}

	}

	@InngestFunction(id = "Import_Images")
	static class BadId {

		void run() {
		}

	}

	@InngestFunction(id = "placeholder", event = "${no.such}")
	static class UnknownPlaceholder {

		void run() {
		}

	}

	@InngestFunction(id = "placeholder")
	@Trigger(event = "shop/${no.such}")
	static class UnknownPlaceholderInTrigger {

		void run() {
		}

	}

	@InngestFunction(id = "retries", retries = 21)
	static class TooManyRetries {

		void run() {
		}

	}

	@InngestFunction(id = "retries", retries = -2)
	static class NegativeRetries {

		void run() {
		}

	}

	@InngestFunction(id = "duration")
	@Backoff(delays = "ten seconds")
	static class BadDuration {

		void run() {
		}

	}

	@InngestFunction(id = "duration")
	@Backoff(delays = "1s", jitter = "")
	static class BadJitter {

		void run() {
		}

	}

	@InngestFunction(id = "duration")
	@Backoff(delays = { "1s", "-1s" })
	static class NegativeDelay {

		void run() {
		}

	}

	@InngestFunction(id = "duration")
	@Backoff(delays = {})
	static class NoDelays {

		void run() {
		}

	}

	@InngestFunction(id = "event")
	@Trigger(event = " ")
	static class EmptyEventName {

		void run() {
		}

	}

	@InngestFunction(id = "event", event = "shop/a")
	@Trigger(event = "shop/a")
	static class TwiceTheSameEvent {

		void run() {
		}

	}

	@InngestFunction(id = "event", event = "*")
	static class BareWildcard {

		void run() {
		}

	}

	@InngestFunction(id = "event", event = "${long.name}")
	static class LongEventName {

		void run() {
		}

	}

	@InngestFunction(id = "event", event = "a/0")
	@Trigger(event = "a/1")
	@Trigger(event = "a/2")
	@Trigger(event = "a/3")
	@Trigger(event = "a/4")
	@Trigger(event = "a/5")
	@Trigger(event = "a/6")
	@Trigger(event = "a/7")
	@Trigger(event = "a/8")
	@Trigger(event = "a/9")
	@Trigger(event = "a/10")
	static class TooManyTriggers {

		void run() {
		}

	}

}

package io.inngest.spring.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.EventData;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.FunctionOverrides;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What a developer reads after a mistake.
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
		FailureAnalysis analysis = analyze(
				TestFunctions.runner().withBean("first", First.class).withBean("second", Second.class));
		assertThat(analysis.getDescription().lines()).containsExactly("Two functions have the id 'taken'.", "",
				"Declared in:", "", "    - " + HERE + "First.run(), bean 'first'",
				"    - " + HERE + "Second.second(), bean 'second'");
		assertThat(analysis.getAction()).isEqualTo("Give one of them another id.");
	}

	@Test
	void idOfAGeneratedHandlerIsTaken() {
		FailureAnalysis analysis = analyze(TestFunctions.runner()
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
		FailureAnalysis analysis = analyze(
				TestFunctions.runner().withUserConfiguration(Transactions.class).withBean("mistaken", bean));
		assertThat(analysis.getDescription()).contains(problem).contains("    - " + HERE).contains("bean 'mistaken'");
		assertThat(analysis.getAction()).contains(action);
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
				Arguments.of(NoHandler.class, "Function 'none' has no handler method.",
						"Add a method that is neither private nor static"),
				Arguments.of(SeveralHandlers.class,
						"Function 'several' has several methods that could be its handler: first(), second(String).",
						"Mark the handler with @FunctionHandler"),
				Arguments.of(TwoMarks.class, "has several methods marked @FunctionHandler: first(), second()",
						"Keep the mark on one of them."),
				Arguments.of(TransactionalHandler.class,
						"The handler InvalidFunctionFailureAnalyzerTests.TransactionalHandler.run of function 'transactional' is transactional.",
						"Remove @Transactional from the handler"),
				Arguments.of(TransactionalFailureHandler.class,
						"The @OnFailure method InvalidFunctionFailureAnalyzerTests.TransactionalFailureHandler.failed is transactional.",
						"Remove @Transactional from the handler"),
				Arguments.of(PrivateHandler.class,
						"PrivateHandler.run of function 'private' is private, on a bean that is proxied",
						"Make the method neither private nor final"),
				Arguments.of(FinalHandler.class,
						"FinalHandler.run of function 'final' is final, on a bean that is proxied",
						"Make the method neither private nor final"),
				Arguments.of(TooManyRetries.class, "Function 'retries' has 21 retries.",
						"Choose a number of retries from 0 to 20."),
				Arguments.of(NegativeRetries.class, "Function 'retries' has -2 retries.",
						"Choose a number of retries from 0 to 20."),
				Arguments.of(TooManyRetriesOfAHandler.class, "TooManyRetriesOfAHandler.failed has 21 retries.",
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
				Arguments.of(TooManyTriggers.class, "Function 'event' has 11 triggers.", "Name at most 10 events"),
				Arguments.of(HandlerOfUnknownFunction.class,
						"HandlerOfUnknownFunction.failed names the function 'other', which is not one of its bean.",
						"Name one or several of these: known. Failures and cancellations of other beans' functions are "
								+ "handled in a bean marked @InngestAdvice."),
				Arguments.of(AdviceOnUnknownFunction.class,
						"names the function 'charge', which the application does not have",
						"There are no functions to name."),
				Arguments.of(AdviceOnUnknownOwnFunction.class,
						"names the function 'shop-charge', which the application does not have",
						"There are no functions to name."),
				Arguments.of(BadAdviceId.class, "Advice bean 'mistaken' has an id that is not allowed: 'My Advice'.",
						"Write ids in lower-case letters"),
				Arguments.of(AdviceWithoutMethods.class, "Advice bean 'mistaken' handles nothing.",
						"Add a method marked @OnFailure or @OnCancelled."),
				Arguments.of(FailureHandlerWithoutFunction.class,
						"The @OnFailure method InvalidFunctionFailureAnalyzerTests.FailureHandlerWithoutFunction.failed stands in a "
								+ "bean that has no function.",
						"Move it to the bean of its function, or mark the bean with @InngestAdvice"),
				Arguments.of(CancellationHandlerWithoutFunction.class,
						"The @OnCancelled method InvalidFunctionFailureAnalyzerTests.CancellationHandlerWithoutFunction.cancelled "
								+ "stands in a bean that has no function.",
						"Move it to the bean of its function"),
				Arguments.of(AmbiguousHandlers.class,
						"Two @OnFailure methods of one bean are for the same function and the same error: ",
						"Let them name different classes in 'error' or different 'functions'."),
				Arguments.of(AmbiguousCatchAlls.class,
						"Two @OnFailure methods of one bean are for the same function and the same error: ",
						"Let them name different classes in 'error'"),
				Arguments.of(AmbiguousCancellations.class,
						"Two @OnCancelled methods of one bean are for the same function: ",
						"Let them name different 'functions'."),
				Arguments.of(UnresolvableParameter.class,
						"parameter 'text' of type String, which cannot be given a value",
						"Possible parameters are Event<T>, the event's data, Step and RunContext."),
				Arguments.of(DataInFailureHandler.class,
						"parameter 'order' of type Order, which cannot be given a value",
						"Possible parameters are FailureEvent<T>, ErrorDetails, Event<T> (the original event), Step and RunContext."),
				Arguments.of(SeveralEvents.class, "parameter 'events' of type List, which asks for several events",
						"Take an 'Event<T>' instead."),
				Arguments.of(SeveralDataParameters.class,
						"SeveralDataParameters.run of function 'parameter' has several parameters for the event's data",
						"Keep one of them. Other beans belong in the constructor."),
				Arguments.of(ErrorDetailsInPlainFunction.class,
						"parameter 'error' of type ErrorDetails, which is there for failures only",
						"Move it to a method marked @OnFailure"),
				Arguments.of(FailureEventInPlainFunction.class,
						"parameter 'failure' of type FailureEvent, which is there for failures only",
						"or to a function whose only trigger is 'inngest/function.failed'"),
				Arguments.of(CancelledEventInFailureHandler.class,
						"parameter 'cancelled' of type CancelledEvent, which is there for cancellations only",
						"Move it to a method marked @OnCancelled"),
				Arguments.of(AsynchronousHandler.class, "returns a CompletableFuture, which would not be awaited",
						"Return the value itself"),
				Arguments.of(AsyncHandler.class, "is @Async and would not be awaited", "Remove @Async"));
	}

	@Test
	void eventNameTooLong() {
		assertMistake(
				TestFunctions.runner().withPropertyValues("long.name=" + "x".repeat(257)).withBean(LongEventName.class),
				"has a trigger on an event's name of 257 characters", "Event names have at most 256 characters.");
	}

	@Test
	void handlerInNoInterfaceOfTheProxy() {
		assertMistake(
				TestFunctions.runner()
					.withUserConfiguration(InterfaceTransactions.class)
					.withBean(HandlerBesideInterface.class),
				"HandlerBesideInterface.run of function 'beside' is in none of the interfaces that the bean's proxy implements",
				"let the bean be proxied by class");
	}

	@Test
	void overrideOfAFunctionThatDoesNotExist() {
		FailureAnalysis analysis = analyze(overriding("chrage", new FunctionOverrides(null, null, 1, null, null)));
		assertThat(analysis.getDescription())
			.contains("The configuration names a function 'chrage' that does not exist.")
			.contains("    - properties 'inngest.functions.chrage.*'");
		assertThat(analysis.getAction()).isEqualTo("Use the id of a function: charge.");
	}

	@Test
	void overriddenRetriesOutOfRange() {
		FailureAnalysis analysis = analyze(overriding("charge", new FunctionOverrides(null, null, 21, null, null)));
		assertThat(analysis.getDescription()).contains("Function 'charge' has 21 retries.")
			.contains("    - properties 'inngest.functions.charge.*'");
		assertThat(analysis.getAction()).isEqualTo("Choose a number of retries from 0 to 20.");
	}

	@Test
	void overriddenDelaysAreEmpty() {
		assertMistake(overriding("charge", new FunctionOverrides(null, null, null, List.of(), null)),
				"Function 'charge' has a back-off without delays.", "Name at least one delay");
	}

	@Test
	void overriddenDelayIsNegative() {
		assertMistake(
				overriding("charge", new FunctionOverrides(null, null, null, List.of(Duration.ofSeconds(-1)), null)),
				"has a duration out of range in its attribute 'backoff.delays': PT-1S", "Choose a duration from 0");
	}

	@Test
	void overriddenJitterWithoutDelays() {
		assertMistake(overriding("charge", new FunctionOverrides(null, null, null, null, Duration.ofSeconds(1))),
				"Function 'charge' has a back-off with jitter but without delays.",
				"Set 'delays' too, or add @Backoff to the function.");
	}

	@Test
	void overriddenEventHasAWrongWildcard() {
		FailureAnalysis analysis = analyze(overriding("charge", new FunctionOverrides(null, "app*", null, null, null)));
		assertThat(analysis.getDescription()).contains("has a wildcard that matches no event: 'app*'")
			.contains("    - properties 'inngest.functions.charge.*'");
		assertThat(analysis.getAction()).contains("A wildcard stands at the end");
	}

	@Test
	void defaultRetriesOutOfRange() {
		FailureAnalysis analysis = analyze(
				new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
					.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 25, Map.of()))
					.withBean(ChargeWithHandler.class));
		assertThat(analysis.getDescription()).contains("Function 'charge' has 25 retries.")
			.contains("    - property 'inngest.defaults.retries'");
	}

	@Test
	void unknownPlaceholderInAContextThatIgnoresThem() {
		assertMistake(
				new ApplicationContextRunner().withUserConfiguration(FunctionConfiguration.class)
					.withBean(FunctionSettings.class, () -> new FunctionSettings("shop", 4, Map.of()))
					.withBean(UnknownPlaceholder.class),
				"has a placeholder without a value in its attribute 'event'", "Set the property");
	}

	private static ApplicationContextRunner overriding(String id, FunctionOverrides overrides) {
		return TestFunctions.runner(Map.of(id, overrides)).withBean(ChargeWithHandler.class);
	}

	private static void assertMistake(ApplicationContextRunner runner, String problem, String action) {
		FailureAnalysis analysis = analyze(runner);
		assertThat(analysis.getDescription()).contains(problem);
		assertThat(analysis.getAction()).contains(action);
	}

	private static FailureAnalysis analyze(ApplicationContextRunner runner) {
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

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = false)
	static class InterfaceTransactions {

		@Bean
		PlatformTransactionManager transactionManager() {
			return mock(PlatformTransactionManager.class);
		}

	}

	record Order(String id) {

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

	@InngestFunction(id = "none")
	static class NoHandler {

		private void run() {
		}

		static void main() {
		}

	}

	@InngestFunction(id = "several")
	static class SeveralHandlers {

		void first() {
		}

		void second(String text) {
		}

	}

	@InngestFunction(id = "marks")
	static class TwoMarks {

		@FunctionHandler
		void first() {
		}

		@FunctionHandler
		void second() {
		}

	}

	@InngestFunction(id = "transactional")
	static class TransactionalHandler {

		@Transactional
		void run() {
		}

	}

	@InngestFunction(id = "transactional")
	static class TransactionalFailureHandler {

		void run() {
		}

		@OnFailure
		@Transactional
		void failed() {
		}

	}

	static class PrivateHandler {

		@InngestFunction(id = "private")
		private void run() {
		}

		@Transactional
		void save() {
		}

	}

	static class FinalHandler {

		@InngestFunction(id = "final")
		final void run() {
		}

		@Transactional
		void save() {
		}

	}

	interface Saving {

		void save();

	}

	static class HandlerBesideInterface implements Saving {

		@InngestFunction(id = "beside")
		void run() {
		}

		@Override
		@Transactional
		public void save() {
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

	@InngestFunction(id = "retries")
	static class TooManyRetriesOfAHandler {

		void run() {
		}

		@OnFailure(retries = 21)
		void failed() {
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

	@InngestFunction(id = "known")
	static class HandlerOfUnknownFunction {

		void run() {
		}

		@OnFailure(functions = "other")
		void failed() {
		}

	}

	@InngestAdvice
	static class AdviceOnUnknownFunction {

		@OnFailure(functions = "charge")
		void failed() {
		}

	}

	@InngestAdvice
	static class AdviceOnUnknownOwnFunction {

		@OnCancelled(functions = "shop-charge")
		void cancelled() {
		}

	}

	@InngestAdvice("My Advice")
	static class BadAdviceId {

		@OnFailure
		void failed() {
		}

	}

	@InngestAdvice
	static class AdviceWithoutMethods {

		void failed() {
		}

	}

	static class FailureHandlerWithoutFunction {

		@OnFailure
		void failed() {
		}

	}

	static class CancellationHandlerWithoutFunction {

		@OnCancelled
		void cancelled() {
		}

	}

	@InngestFunction(id = "ambiguous")
	static class AmbiguousHandlers {

		void run() {
		}

		@OnFailure(error = { IOException.class, IllegalStateException.class })
		void first() {
		}

		@OnFailure(functions = "ambiguous", error = IOException.class)
		void second() {
		}

	}

	@InngestAdvice
	static class AmbiguousCatchAlls {

		@InngestFunction(id = "ambiguous")
		void function() {
		}

		@OnFailure
		void first() {
		}

		@OnFailure
		void second() {
		}

	}

	@InngestFunction(id = "ambiguous")
	static class AmbiguousCancellations {

		void run() {
		}

		@OnCancelled
		void first() {
		}

		@OnCancelled(functions = "ambiguous")
		void second() {
		}

	}

	@InngestFunction(id = "parameter")
	static class UnresolvableParameter {

		void run(String text) {
		}

	}

	@InngestFunction(id = "parameter")
	static class DataInFailureHandler {

		void run() {
		}

		@OnFailure
		void failed(Order order) {
		}

	}

	@InngestFunction(id = "parameter")
	static class SeveralEvents {

		void run(List<Event<Order>> events) {
		}

	}

	@InngestFunction(id = "parameter")
	static class SeveralDataParameters {

		void run(Order order, @EventData Map<String, Object> data) {
		}

	}

	@InngestFunction(id = "parameter", event = "shop/a")
	static class ErrorDetailsInPlainFunction {

		void run(ErrorDetails error) {
		}

	}

	@InngestFunction(id = "parameter", event = "inngest/function.failed")
	@Trigger(event = "shop/a")
	static class FailureEventInPlainFunction {

		void run(FailureEvent<Order> failure) {
		}

	}

	@InngestFunction(id = "parameter")
	static class CancelledEventInFailureHandler {

		void run() {
		}

		@OnFailure
		void failed(CancelledEvent<Order> cancelled) {
		}

	}

	@InngestFunction(id = "asynchronous")
	static class AsynchronousHandler {

		CompletableFuture<String> run() {
			return CompletableFuture.completedFuture("done");
		}

	}

	@InngestFunction(id = "asynchronous")
	static class AsyncHandler {

		@Async
		void run() {
		}

	}

}

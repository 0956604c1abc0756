package io.inngest.spring.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.annotation.EventData;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.TestFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import static org.mockito.Mockito.mock;

/**
 * What a developer reads after a mistake in a handler method.
 */
class InvalidHandlerMethodAnalysisTests {

	@ParameterizedTest
	@MethodSource
	void mistakes(Class<?> bean, String problem, String action) {
		Mistakes.assertMistake(bean, problem, action);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of(NoHandler.class, "Function 'none' has no handler method.",
						"Add a method that is neither private nor static"),
				Arguments.of(SeveralHandlers.class,
						"Function 'several' has several methods that could be its handler: first(), second(String).",
						"Mark the handler with @FunctionHandler"),
				Arguments.of(TwoMarks.class, "has several methods marked @FunctionHandler: first(), second()",
						"Keep the mark on one of them."),
				Arguments.of(TransactionalHandler.class,
						"The handler InvalidHandlerMethodAnalysisTests.TransactionalHandler.run of function 'transactional' is transactional.",
						"Remove @Transactional from the handler"),
				Arguments.of(PrivateHandler.class,
						"PrivateHandler.run of function 'private' is private, on a bean that is proxied",
						"Make the method neither private nor final"),
				Arguments.of(FinalHandler.class,
						"FinalHandler.run of function 'final' is final, on a bean that is proxied",
						"Make the method neither private nor final"),
				Arguments.of(UnresolvableParameter.class,
						"parameter 'text' of type String, which cannot be given a value",
						"Possible parameters are Event<T>, the event's data, Step and RunContext."),
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
				Arguments.of(AsynchronousHandler.class, "returns a CompletableFuture, which would not be awaited",
						"Return the value itself"),
				Arguments.of(AsyncHandler.class, "is @Async and would not be awaited", "Remove @Async"));
	}

	@Test
	void handlerInNoInterfaceOfTheProxy() {
		Mistakes.assertMistake(
				TestFunctions.runner()
					.withUserConfiguration(InterfaceTransactions.class)
					.withBean(HandlerBesideInterface.class),
				"HandlerBesideInterface.run of function 'beside' is in none of the interfaces that the bean's proxy implements",
				"let the bean be proxied by class");
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

	@InngestFunction(id = "parameter")
	static class UnresolvableParameter {

		void run(String text) {
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

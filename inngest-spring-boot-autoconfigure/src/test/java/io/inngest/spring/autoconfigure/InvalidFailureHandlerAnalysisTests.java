package io.inngest.spring.autoconfigure;

import java.io.IOException;
import java.util.stream.Stream;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.transaction.annotation.Transactional;

/**
 * What a developer reads after a mistake in handlers of failures and cancellations.
 */
class InvalidFailureHandlerAnalysisTests {

	@ParameterizedTest
	@MethodSource
	void mistakes(Class<?> bean, String problem, String action) {
		Mistakes.assertMistake(bean, problem, action);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(Arguments.of(TransactionalFailureHandler.class,
				"The @OnFailure method InvalidFailureHandlerAnalysisTests.TransactionalFailureHandler.failed is transactional.",
				"Remove @Transactional from the handler"),
				Arguments.of(TooManyRetriesOfAHandler.class, "TooManyRetriesOfAHandler.failed has 21 retries.",
						"Choose a number of retries from 0 to 20."),
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
						"The @OnFailure method InvalidFailureHandlerAnalysisTests.FailureHandlerWithoutFunction.failed stands in a "
								+ "bean that has no function.",
						"Move it to the bean of its function, or mark the bean with @InngestAdvice"),
				Arguments.of(CancellationHandlerWithoutFunction.class,
						"The @OnCancelled method InvalidFailureHandlerAnalysisTests.CancellationHandlerWithoutFunction.cancelled "
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
				Arguments.of(DataInFailureHandler.class,
						"parameter 'order' of type Order, which cannot be given a value",
						"Possible parameters are FailureEvent<T>, ErrorDetails, Event<T> (the original event), Step and RunContext."),
				Arguments.of(CancelledEventInFailureHandler.class,
						"parameter 'cancelled' of type CancelledEvent, which is there for cancellations only",
						"Move it to a method marked @OnCancelled"));
	}

	record Order(String id) {

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

	@InngestFunction(id = "retries")
	static class TooManyRetriesOfAHandler {

		void run() {
		}

		@OnFailure(retries = 21)
		void failed() {
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
	static class DataInFailureHandler {

		void run() {
		}

		@OnFailure
		void failed(Order order) {
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

}

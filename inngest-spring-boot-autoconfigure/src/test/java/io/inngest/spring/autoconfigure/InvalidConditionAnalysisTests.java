package io.inngest.spring.autoconfigure;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.function.ConditionCheck;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.TestFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads after a mistake in a condition or a cancellation.
 */
class InvalidConditionAnalysisTests {

	private static ApplicationContextRunner checking(ApplicationContextRunner runner) {
		return runner.withBean(ConditionCheck.class, () -> new CelConditionCheck(new Conditions(Clock.systemUTC())));
	}

	@ParameterizedTest
	@MethodSource
	void mistakes(Class<?> bean, String problem, String action) {
		FailureAnalysis analysis = Mistakes.analyze(checking(TestFunctions.runner()).withBean("mistaken", bean));
		assertThat(analysis.getDescription()).contains("Function 'ship' " + problem)
			.contains("    - " + bean.getName() + ".run(), bean 'mistaken'");
		assertThat(analysis.getAction()).contains(action);
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(
				Arguments.of(BadCondition.class,
						"has a condition in its attribute 'condition' that cannot be compiled: line 1, column 1: "
								+ "undeclared reference to 'total': 'total > 100'.",
						"write 'event.data.total' for a field"),
				Arguments.of(BadConditionOfATrigger.class,
						"has a condition in its attribute '@Trigger(condition)' that cannot be compiled: line 1, "
								+ "column 19: mismatched input '<EOF>': 'event.data.total >'.",
						"Write an expression in CEL"),
				Arguments.of(UnknownPlaceholder.class, "has a placeholder without a value in its attribute 'condition'",
						"Set the property"),
				Arguments.of(ConditionWithoutEvent.class, "has a condition without an event.",
						"write the condition into the @Trigger that it belongs to"),
				Arguments.of(TooManyCancellations.class, "is cancelled by 6 events.", "Write at most 5 @CancelOn"),
				Arguments.of(MatchAndCondition.class,
						"has both a match and a condition in its @CancelOn of 'shop/order.cancelled'.",
						"add 'event.data.id == async.data.id &&' to it."),
				Arguments.of(MatchWithoutPath.class,
						"has no path in its attribute '@CancelOn(match)': 'data.id || true'.",
						"such as 'data.orderId'"),
				Arguments.of(MatchOfAReservedWord.class,
						"has a condition in its attribute '@CancelOn(match)' that cannot be compiled",
						"Write an expression in CEL"),
				Arguments.of(BadCancellation.class,
						"has a condition in its attribute '@CancelOn(condition)' that cannot be compiled",
						"Write an expression in CEL"),
				Arguments.of(CancellationWithArithmetic.class,
						"has a condition in its attribute '@CancelOn(condition)' that uses what a cancellation may not: "
								+ "'+': 'async.data.n == event.data.n + 1'.",
						"compute other values before you send the event"),
				Arguments.of(CancellationWithMacro.class,
						"has a condition in its attribute '@CancelOn(condition)' that uses what a cancellation may not: "
								+ "a macro such as 'exists' or 'map'",
						"Compare fields of 'event' and 'async' only"),
				Arguments.of(CancellationWithoutEvent.class, "has a cancellation without an event's name.",
						"Name the event"),
				Arguments.of(CancellationByWildcard.class, "is cancelled by a wildcard: 'shop/*'.", "Name one event"),
				Arguments.of(BadTimeout.class, "has no duration in its attribute '@CancelOn(timeout)': 'soon'.",
						"Write a duration"),
				Arguments.of(ZeroTimeout.class,
						"has a duration out of range in its attribute '@CancelOn(timeout)': PT0S",
						"Choose a duration greater than zero."));
	}

	@Test
	void overriddenConditionCannotBeCompiled() {
		FailureAnalysis analysis = Mistakes.analyze(overriding("ship", "total > 1"));
		assertThat(analysis.getDescription()).contains("has a condition in its attribute 'condition' that")
			.contains("    - properties 'inngest.functions.ship.*'");
	}

	@Test
	void overriddenConditionHasNoEvent() {
		FailureAnalysis analysis = Mistakes
			.analyze(checking(TestFunctions.runner(overrides("ship", "true"))).withBean(Uncalled.class));
		assertThat(analysis.getDescription()).contains("Function 'ship' has a condition without an event.")
			.contains("    - properties 'inngest.functions.ship.*'");
	}

	@Test
	void overriddenConditionOfAHandler() {
		FailureAnalysis analysis = Mistakes.analyze(overriding("ship-failure", "true"));
		assertThat(analysis.getDescription()).contains("Function 'ship-failure' is told to start on a condition.")
			.contains("    - properties 'inngest.functions.ship-failure.*'");
		assertThat(analysis.getAction()).contains("Remove the property 'condition'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "inngest.mode=embedded", "inngest.mode=dev", "inngest.signing-key=1234" })
	void conditionIsCheckedInEachMode(String property) {
		FailureAnalysis analysis = TestApplications
			.analyze(TestApplications.webRunner().withPropertyValues(property).withBean(BadCondition.class));
		assertThat(analysis.getDescription()).contains("undeclared reference to 'total'");
	}

	private ApplicationContextRunner overriding(String id, String condition) {
		return checking(TestFunctions.runner(overrides(id, condition))).withBean(Ship.class);
	}

	private Map<String, FunctionOverrides> overrides(String id, String condition) {
		return Map.of(id, new FunctionOverrides(null, null, condition, null, null, null, null));
	}

	@InngestFunction(id = "ship", event = "shop/order.placed")
	static class Ship {

		void run() {
		}

		@OnFailure
		void failed() {
		}

	}

	@InngestFunction(id = "ship")
	static class Uncalled {

		void run() {
		}

	}

	@InngestFunction(id = "ship", event = "shop/order.placed", condition = "total > 100")
	static class BadCondition {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@Trigger(event = "shop/order.placed", condition = "event.data.total >")
	static class BadConditionOfATrigger {

		void run() {
		}

	}

	@InngestFunction(id = "ship", event = "shop/order.placed", condition = "event.data.total > ${no.such}")
	static class UnknownPlaceholder {

		void run() {
		}

	}

	@InngestFunction(id = "ship", condition = "event.data.total > 100")
	@Trigger(event = "shop/order.placed")
	static class ConditionWithoutEvent {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/1")
	@CancelOn(event = "shop/2")
	@CancelOn(event = "shop/3")
	@CancelOn(event = "shop/4")
	@CancelOn(event = "shop/5")
	@CancelOn(event = "shop/6")
	static class TooManyCancellations {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", match = "data.id", condition = "async.data.hard == true")
	static class MatchAndCondition {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", match = "data.id || true")
	static class MatchWithoutPath {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", match = "data.in")
	static class MatchOfAReservedWord {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", condition = "async.data.id ==")
	static class BadCancellation {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", condition = "async.data.n == event.data.n + 1")
	static class CancellationWithArithmetic {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", condition = "async.data.list.exists(i, i == 1)")
	static class CancellationWithMacro {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = " ")
	static class CancellationWithoutEvent {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/*")
	static class CancellationByWildcard {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", timeout = "soon")
	static class BadTimeout {

		void run() {
		}

	}

	@InngestFunction(id = "ship")
	@CancelOn(event = "shop/order.cancelled", timeout = "0s")
	static class ZeroTimeout {

		void run() {
		}

	}

}

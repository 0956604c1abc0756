package io.inngest.spring.function.definition;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.Map;

import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.Cancellation;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.Trigger.OnEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions and cancellations in definitions of functions.
 */
class ConditionDefinitionTests {

	@Test
	void readsConditions() {
		TestFunctions.runner().withBean(ShipOrder.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "ship-order");
			assertThat(function.triggers()).containsExactly(
					new OnEvent("shop/order.placed", null, "event.data.total > 100"),
					new OnEvent("shop/order.changed", null, "event.data.region == 'eu'"),
					new OnEvent("shop/returns.*", null, null));
		});
	}

	@Test
	void readsCancellations() {
		TestFunctions.runner().withBean(ShipOrder.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "ship-order");
			assertThat(function.cancellations()).containsExactly(
					new Cancellation("shop/order.cancelled", "event.data.orderId == async.data.orderId", null),
					new Cancellation("shop/customer.blocked", "async.data.hard == true", Duration.ofDays(7)),
					new Cancellation("shop/closed", null, Duration.ofMinutes(90)));
			assertThat(TestFunctions.find(context, "ship-order-failure").cancellations()).isEmpty();
		});
	}

	@Test
	void resolvesPlaceholders() {
		TestFunctions.runner()
			.withBean(FunctionWithPlaceholders.class)
			.withPropertyValues("my.min=5", "my.event=shop/b", "my.match=data.id", "my.hard=true", "my.timeout=2h")
			.run((context) -> {
				FunctionDefinition function = TestFunctions.find(context, "placeholders");
				assertThat(function.triggers()).containsExactly(new OnEvent("shop/a", null, "event.data.total > 5"));
				assertThat(function.cancellations()).containsExactly(
						new Cancellation("shop/b", "event.data.id == async.data.id", Duration.ofHours(2)),
						new Cancellation("shop/c", "async.data.hard == true", null));
			});
	}

	@Test
	void readsComposedAnnotations() {
		TestFunctions.runner().withBean(BilledFunction.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "billed");
			assertThat(function.triggers())
				.containsExactly(new OnEvent("billing/invoice", null, "event.data.open == true"));
			assertThat(function.cancellations()).containsExactlyInAnyOrder(
					new Cancellation("billing/stopped", "event.data.tenant == async.data.tenant", null),
					new Cancellation("billing/paid", null, null));
		});
	}

	@ParameterizedTest
	@CsvSource({ "event.data.total > 5, event.data.total > 5", "' ',", ",event.data.total > 100" })
	void overridesTheConditionOfTheFirstEvent(String overridden, String expected) {
		FunctionOverrides overrides = new FunctionOverrides(null, null, overridden, null, null, null, null);
		TestFunctions.runner(Map.of("ship-order", overrides))
			.withBean(ShipOrder.class)
			.run((context) -> assertThat(TestFunctions.find(context, "ship-order").triggers()).containsExactly(
					new OnEvent("shop/order.placed", null, expected),
					new OnEvent("shop/order.changed", null, "event.data.region == 'eu'"),
					new OnEvent("shop/returns.*", null, null)));
	}

	@InngestFunction(id = "ship-order", event = "shop/order.placed", condition = "event.data.total > 100")
	@Trigger(event = "shop/order.changed", condition = "event.data.region == 'eu'")
	@Trigger(event = "shop/returns.*")
	@CancelOn(event = "shop/order.cancelled", match = "data.orderId")
	@CancelOn(event = "shop/customer.blocked", condition = "async.data.hard == true", timeout = "7d")
	@CancelOn(event = "shop/closed", timeout = "PT1H30M")
	static class ShipOrder {

		void run() {
		}

		@OnFailure
		void failed() {
		}

	}

	@InngestFunction(id = "placeholders", event = "shop/a", condition = "event.data.total > ${my.min}")
	@CancelOn(event = "${my.event}", match = "${my.match}", timeout = "${my.timeout}")
	@CancelOn(event = "shop/c", condition = "async.data.hard == ${my.hard}")
	static class FunctionWithPlaceholders {

		void run() {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@InngestFunction(id = "", event = "billing/invoice", condition = "event.data.open == true")
	@CancelOn(event = "billing/stopped", match = "data.tenant")
	@interface BillingJob {

		@AliasFor(annotation = InngestFunction.class, attribute = "id")
		String value();

	}

	@BillingJob("billed")
	@CancelOn(event = "billing/paid")
	static class BilledFunction {

		void run() {
		}

	}

}

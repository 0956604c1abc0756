package io.inngest.spring.function.argument;

import java.util.List;
import java.util.Map;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.EventData;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestInvocations;
import io.inngest.spring.function.TestSystemEvents;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What handlers' parameters get.
 */
class HandlerArgumentsTests {

	private static final String ORDER = """
			{"customer": "ann", "items": [{"sku": "bike", "qty": 2}]}""";

	private final ApplicationContextRunner runner = TestFunctions.runner().withBean("functions", Functions.class);

	private final ApplicationContextRunner validating = this.runner.withBean(LocalValidatorFactoryBean.class);

	@Test
	void bindsTheEventWithItsData() {
		Event<?> event = (Event<?>) invoke(this.runner, "event", "shop/order.placed", ORDER);
		assertThat(event.id()).isEqualTo("evt-1");
		assertThat(event.name()).isEqualTo("shop/order.placed");
		assertThat(event.ts()).isEqualTo(TestInvocations.TS);
		assertThat(event.user()).isEqualTo(Map.of("plan", "pro"));
		assertThat(event.data()).isEqualTo(new Order("ann", List.of(new Item("bike", 2))));
	}

	@Test
	void bindsDataOfUnknownTypeToAMap() {
		Map<String, Object> order = Map.of("customer", "ann", "items", List.of(Map.of("sku", "bike", "qty", 2)));
		assertThat(invoke(this.runner, "raw-event", "shop/order.placed", ORDER)).isEqualTo(order);
		assertThat(invoke(this.runner, "wildcard-event", "shop/order.placed", ORDER)).isEqualTo(order);
		assertThat(invoke(this.runner, "map", "shop/order.placed", ORDER)).isEqualTo(order);
	}

	@Test
	void bindsTheTypeVariableOfASuperclass() {
		assertThat(invoke(TestFunctions.runner().withBean(GenericFunction.class), "generic", "shop/item",
				"{\"sku\": \"bike\", \"qty\": 1}"))
			.isEqualTo(new Item("bike", 1));
	}

	@Test
	void bindsDataAndRunInAnyOrder() {
		assertThat(invoke(this.runner, "data-and-run", "shop/order.placed", ORDER)).isEqualTo("ann in run-1");
	}

	@Test
	void handsOutDataAsJson() {
		assertThat(invoke(this.runner, "json", "shop/order.placed", ORDER))
			.isEqualTo(JsonMapper.shared().readTree(ORDER));
	}

	@Test
	void takesMissingDataForAnEmptyObject() {
		assertThat(invoke(this.runner, "event-data", "shop/order.placed", "null")).isEqualTo(new Order(null, null));
	}

	@Test
	void bindsWithTheApplicationsMapper() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		assertThat(invoke(this.runner.withBean(JsonMapper.class, () -> mapper), "event-data", "shop/order.placed",
				"{\"Customer\": \"bob\"}"))
			.isEqualTo(new Order("bob", null));
	}

	@Test
	void dataThatDoesNotBindFailsWithoutRetries() {
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> invoke(this.runner, "event", "shop/order.placed",
					"{\"items\": [{\"sku\": \"bike\", \"qty\": \"many\"}]}"))
			.withMessageContaining("The data of event 'shop/order.placed' does not fit function 'shop-event'")
			.withMessageContaining(Order.class.getName())
			.withMessageContaining("at items[0].qty");
	}

	@Test
	void invalidDataFailsWithoutRetries() {
		String order = """
				{"customer": "", "items": [{"sku": "bike", "qty": 0}]}""";
		for (String id : List.of("event", "event-data")) {
			assertThatExceptionOfType(NonRetriableError.class)
				.isThrownBy(() -> invoke(this.validating, id, "shop/order.placed", order))
				.withMessageContaining("is not valid for function 'shop-" + id + "'")
				.withMessageContaining(Order.class.getName())
				.withMessageContaining("customer must not be empty; items[0].qty must be greater than 0");
		}
	}

	@Test
	void validDataPasses() {
		assertThat(invoke(this.validating, "event-data", "shop/order.placed", ORDER)).isInstanceOf(Order.class);
	}

	@Test
	void worksWithoutBeanValidation() {
		ApplicationContextRunner without = this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"));
		without.run((context) -> assertThat(context).doesNotHaveBean(DataValidator.class));
		assertThat(invoke(without, "map", "shop/order.placed", ORDER)).isInstanceOf(Map.class);
	}

	@Test
	void bindsAFailureInAPlainFunction() {
		FailureEvent<?> failure = (FailureEvent<?>) invoke(this.runner, "all-failures", "inngest/function.failed",
				TestSystemEvents.failed("other-app-charge", new IllegalStateException("no bank")));
		assertThat(failure.functionId()).isEqualTo("other-app-charge");
		assertThat(failure.runId()).isEqualTo("failed-run");
		assertThat(failure.error().is(RuntimeException.class)).isTrue();
		assertThat(failure.error().message()).isEqualTo("no bank");
		assertThat(failure.event().id()).isEqualTo("sender-7");
		assertThat(failure.event().name()).isEqualTo("shop/order.placed");
		assertThat(failure.event().ts()).hasToString("2026-11-20T11:49:40.471Z");
		assertThat(failure.event().user()).isEqualTo(Map.of("email", "ann@example.com"));
		assertThat(failure.event().data()).isEqualTo(new Placed("ord_17", 129.5));
		assertThat(failure.events()).hasSize(1).first().isEqualTo(failure.event());
	}

	@Test
	void bindsACancellationInAPlainFunction() {
		CancelledEvent<?> cancelled = (CancelledEvent<?>) invoke(this.runner, "all-cancellations",
				"inngest/function.cancelled", TestSystemEvents.cancelled("shop-charge"));
		assertThat(cancelled.functionId()).isEqualTo("shop-charge");
		assertThat(cancelled.runId()).isEqualTo("cancelled-run");
		assertThat(cancelled.reason()).isNull();
		assertThat(cancelled.event().data()).isEqualTo(new Placed("ord_17", 129.5));
	}

	@Test
	void handsTheSystemEventItselfToAPlainFunction() {
		Event<?> event = (Event<?>) invoke(this.runner, "failed-event", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException()));
		assertThat(event.name()).isEqualTo("inngest/function.failed");
		assertThat(event.data()).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("function_id", "shop-charge");
	}

	@Test
	void handsTheOriginalEventToHandlersOfFailures() {
		assertThat(invoke(this.runner.withBean(Charge.class), "charge-failure", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException("no bank"))))
			.isEqualTo("ord_17: no bank in run-1, failed run failed-run");
	}

	@Test
	void handsInvalidOriginalDataToHandlersOfFailures() {
		assertThat(invoke(this.validating.withBean(Charge.class), "charge-failure", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException("no bank")).replace("129.5", "-1")))
			.isEqualTo("ord_17: no bank in run-1, failed run failed-run");
	}

	@Test
	void handsTheOriginalEventToHandlersOfCancellations() {
		assertThat(invoke(this.runner.withBean(Charge.class), "charge-cancelled", "inngest/function.cancelled",
				TestSystemEvents.cancelled("shop-charge")))
			.isEqualTo("ord_17 of cancelled-run");
	}

	@Test
	void readsTheErrorAsTheServerSawItIfTheFunctionReportedNone() {
		ErrorDetails error = ((FailureEvent<?>) invoke(this.runner, "all-failures", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", "\"just text\"")))
			.error();
		assertThat(error.name()).isEqualTo("Error");
		assertThat(error.message()).isEqualTo("as the server saw it");
	}

	private static Object invoke(ApplicationContextRunner runner, String id, String event, String data) {
		Object[] result = new Object[1];
		runner.run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, id);
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

	record Order(@NotEmpty String customer, List<@Valid Item> items) {

	}

	record Item(String sku, @Positive int qty) {

	}

	record Placed(String orderId, @Positive double total) {

	}

	static class Functions {

		@InngestFunction(id = "event")
		Event<Order> event(Event<Order> event) {
			return event;
		}

		@InngestFunction(id = "raw-event")
		@SuppressWarnings("rawtypes")
		Object rawEvent(Event event) {
			return event.data();
		}

		@InngestFunction(id = "wildcard-event")
		Object wildcardEvent(Event<?> event) {
			return event.data();
		}

		@InngestFunction(id = "map")
		Map<String, Object> map(Map<String, Object> data) {
			return data;
		}

		@InngestFunction(id = "data-and-run")
		String dataAndRun(RunContext context, Order order, Step step) {
			assertThat(step).isNotNull();
			return order.customer() + " in " + context.runId();
		}

		@InngestFunction(id = "json")
		JsonNode json(JsonNode data) {
			return data;
		}

		@InngestFunction(id = "event-data")
		Order eventData(@EventData Order order) {
			return order;
		}

		@InngestFunction(id = "all-failures", event = "inngest/function.failed")
		FailureEvent<Placed> allFailures(FailureEvent<Placed> failure) {
			return failure;
		}

		@InngestFunction(id = "all-cancellations", event = "inngest/function.cancelled")
		CancelledEvent<Placed> allCancellations(CancelledEvent<Placed> cancelled) {
			return cancelled;
		}

		@InngestFunction(id = "failed-event", event = "inngest/function.failed")
		Event<?> failedEvent(Event<?> event) {
			return event;
		}

	}

	abstract static class BaseFunction<T> {

		T run(Event<T> event) {
			return event.data();
		}

	}

	@InngestFunction(id = "generic")
	static class GenericFunction extends BaseFunction<Item> {

	}

	@InngestFunction(id = "charge")
	static class Charge {

		void run() {
		}

		@OnFailure
		String failed(FailureEvent<Placed> failure, ErrorDetails error, Event<Placed> event, RunContext context) {
			return "%s: %s in %s, failed run %s".formatted(event.data().orderId(), error.message(), context.runId(),
					failure.runId());
		}

		@OnCancelled
		String cancelled(Event<Placed> event, CancelledEvent<Placed> cancelled, Step step) {
			return event.data().orderId() + " of " + cancelled.runId();
		}

	}

}

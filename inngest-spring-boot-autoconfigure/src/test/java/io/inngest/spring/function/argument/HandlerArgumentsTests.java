package io.inngest.spring.function.argument;

import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.EventData;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestInvocations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
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
		Event<?> event = (Event<?>) TestFunctions.invoke(this.runner, "event", "shop/order.placed", ORDER);
		assertThat(event.id()).isEqualTo("evt-1");
		assertThat(event.name()).isEqualTo("shop/order.placed");
		assertThat(event.ts()).isEqualTo(TestInvocations.TS);
		assertThat(event.user()).isEqualTo(Map.of("plan", "pro"));
		assertThat(event.data()).isEqualTo(new Order("ann", List.of(new Item("bike", 2))));
	}

	@Test
	void bindsDataOfUnknownTypeToAMap() {
		Map<String, Object> order = Map.of("customer", "ann", "items", List.of(Map.of("sku", "bike", "qty", 2)));
		assertThat(TestFunctions.invoke(this.runner, "raw-event", "shop/order.placed", ORDER)).isEqualTo(order);
		assertThat(TestFunctions.invoke(this.runner, "wildcard-event", "shop/order.placed", ORDER)).isEqualTo(order);
		assertThat(TestFunctions.invoke(this.runner, "map", "shop/order.placed", ORDER)).isEqualTo(order);
	}

	@Test
	void bindsTheTypeVariableOfASuperclass() {
		assertThat(TestFunctions.invoke(TestFunctions.runner().withBean(GenericFunction.class), "generic", "shop/item",
				"{\"sku\": \"bike\", \"qty\": 1}"))
			.isEqualTo(new Item("bike", 1));
	}

	@Test
	void bindsDataAndRunInAnyOrder() {
		assertThat(TestFunctions.invoke(this.runner, "data-and-run", "shop/order.placed", ORDER))
			.isEqualTo("ann in run-1");
	}

	@Test
	void handsOutDataAsJson() {
		assertThat(TestFunctions.invoke(this.runner, "json", "shop/order.placed", ORDER))
			.isEqualTo(JsonMapper.shared().readTree(ORDER));
	}

	@Test
	void takesMissingDataForAnEmptyObject() {
		assertThat(TestFunctions.invoke(this.runner, "event-data", "shop/order.placed", "null"))
			.isEqualTo(new Order(null, null));
	}

	@Test
	void bindsWithTheApplicationsMapper() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		assertThat(TestFunctions.invoke(this.runner.withBean(JsonMapper.class, () -> mapper), "event-data",
				"shop/order.placed", "{\"Customer\": \"bob\"}"))
			.isEqualTo(new Order("bob", null));
	}

	@Test
	void dataThatDoesNotBindFailsWithoutRetries() {
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> TestFunctions.invoke(this.runner, "event", "shop/order.placed",
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
				.isThrownBy(() -> TestFunctions.invoke(this.validating, id, "shop/order.placed", order))
				.withMessageContaining("is not valid for function 'shop-" + id + "'")
				.withMessageContaining(Order.class.getName())
				.withMessageContaining("customer must not be empty; items[0].qty must be greater than 0");
		}
	}

	@Test
	void validDataPasses() {
		assertThat(TestFunctions.invoke(this.validating, "event-data", "shop/order.placed", ORDER))
			.isInstanceOf(Order.class);
	}

	@Test
	void worksWithoutBeanValidation() {
		ApplicationContextRunner without = this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"));
		without.run((context) -> assertThat(context).doesNotHaveBean(DataValidator.class));
		assertThat(TestFunctions.invoke(without, "map", "shop/order.placed", ORDER)).isInstanceOf(Map.class);
	}

	record Order(@NotEmpty String customer, List<@Valid Item> items) {

	}

	record Item(String sku, @Positive int qty) {

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

	}

	abstract static class BaseFunction<T> {

		T run(Event<T> event) {
			return event.data();
		}

	}

	@InngestFunction(id = "generic")
	static class GenericFunction extends BaseFunction<Item> {

	}

}

package io.inngest.spring.serve.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.Trigger.FunctionFilter;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.protocol.sync.FunctionConfig;
import io.inngest.spring.protocol.sync.SyncJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RegistrationFactory}.
 */
class RegistrationFactoryTests {

	private static final URI URL = URI.create("http://localhost:3000/api/inngest");

	private static final JsonMapper MAPPER = JsonMapper.shared();

	@ParameterizedTest(name = "{0}")
	@MethodSource("recordedFunctions")
	void functionsAreRegisteredAsByOtherSdks(String scenario, JsonNode functions) {
		RegistrationFactory factory = new RegistrationFactory(TestRegistries.recorded(functions));
		assertThat(MAPPER.readTree(SyncJson.write(factory.functions(URL)))).isEqualTo(functions);
	}

	static Stream<Arguments> recordedFunctions() throws IOException {
		try (InputStream json = new ClassPathResource("server/registered-functions.json").getInputStream()) {
			return MAPPER.readTree(json)
				.valueStream()
				.map((recording) -> Arguments.of(recording.path("scenario").stringValue(),
						recording.path("functions")));
		}
	}

	@Test
	void keysHaveAFixedOrder() {
		FunctionRegistry registry = TestRegistries.of("shop",
				TestRegistries.function("shop", "ship", new Trigger.OnEvent("shop/order.placed", null)));
		byte[] json = SyncJson.write(new RegistrationFactory(registry).registration(URL, "dpl_42"));
		assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("""
				{"url":"http://localhost:3000/api/inngest","deployType":"ping","framework":"springboot",\
				"appName":"shop","functions":[{"id":"shop-ship","name":"ship",\
				"triggers":[{"event":"shop/order.placed"}],"steps":{"step":{"id":"step","name":"step",\
				"runtime":{"type":"http","url":"http://localhost:3000/api/inngest?fnId=shop-ship&stepId=step"}}}}],\
				"sdk":"%s","v":"0.1","deployId":"dpl_42","capabilities":{"trust_probe":"v1"}}""".formatted(Sdk.HEADER));
	}

	@Test
	void failureHandlersAreFunctionsOfTheirOwn() throws IOException {
		JsonNode recorded = recordedFunctions()
			.filter((arguments) -> arguments.get()[0].equals("step-fails-unhandled-signed"))
			.map((arguments) -> (JsonNode) arguments.get()[1])
			.findFirst()
			.orElseThrow();
		TestFunctions.runner().withBean("charge", ChargeOrder.class).run((context) -> {
			RegistrationFactory factory = new RegistrationFactory(context.getBean(FunctionRegistry.class));
			assertThat(MAPPER.readTree(SyncJson.write(factory.functions(URL)))).isEqualTo(recorded);
		});
	}

	@Test
	void conditionsAndCancellationsAreRegisteredAsByOtherSdks() {
		TestFunctions.runner().withBean("flow", FlowControl.class).run((context) -> {
			RegistrationFactory factory = new RegistrationFactory(context.getBean(FunctionRegistry.class));
			byte[] json = SyncJson.write(factory.functions(URL));
			assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(
					"""
							[{"id":"shop-flow-control","name":"Flow control","triggers":[{"event":"shop/order.placed"},\
							{"event":"shop/order.changed","expression":"event.data.total > 100 && event.data.region == 'eu'"},\
							{"event":"shop/returns.*"}],"steps":{"step":{"id":"step","name":"step","runtime":{"type":"http",\
							"url":"http://localhost:3000/api/inngest?fnId=shop-flow-control&stepId=step"}}},\
							"cancel":[{"event":"shop/order.cancelled","if":"event.data.orderId == async.data.orderId"},\
							{"event":"shop/customer.blocked","timeout":"168h",\
							"if":"event.data.customerId == async.data.id && async.data.hard == true"},{"event":"shop/closed"}]}]""");
		});
	}

	@Test
	void conditionOfAFilteredTriggerIsAddedToTheFilter() {
		Trigger.OnEvent trigger = new Trigger.OnEvent("inngest/function.failed", new FunctionFilter(Set.of("shop-a")),
				"event.data.x || true");
		assertThat(FilterExpression.of(trigger))
			.isEqualTo("(event.data.function_id == 'shop-a') && (event.data.x || true)");
	}

	@Test
	void applicationWithoutFunctionsRegistersNone() {
		byte[] json = SyncJson.write(new RegistrationFactory(TestRegistries.of("shop")).registration(URL, null));
		JsonNode registration = MAPPER.readTree(json);
		assertThat(registration.path("functions").isArray()).isTrue();
		assertThat(registration.path("functions")).isEmpty();
		assertThat(registration.has("deployId")).isFalse();
	}

	@Test
	void filterOnSeveralFunctionsIsSorted() {
		FunctionFilter filter = new FunctionFilter(Set.of("shop-b", "shop-c", "shop-a"));
		assertThat(FilterExpression.of(filter)).isEqualTo("event.data.function_id == 'shop-a' || "
				+ "event.data.function_id == 'shop-b' || event.data.function_id == 'shop-c'");
	}

	@Test
	void unusualApplicationIdIsEscaped() {
		String appId = "Ada's \"shop\" \\ &c";
		FunctionFilter filter = new FunctionFilter(Set.of(appId + "-ship"));
		FunctionRegistry registry = TestRegistries.of(appId,
				TestRegistries.function(appId, "ship-failure", new Trigger.OnEvent("inngest/function.failed", filter)));
		FunctionConfig function = new RegistrationFactory(registry).functions(URL).get(0);
		assertThat(function.triggers().get(0).expression())
			.isEqualTo("event.data.function_id == 'Ada\\'s \"shop\" \\\\ &c-ship'");
		assertThat(function.steps().get("step").runtime().url())
			.isEqualTo(URL + "?fnId=Ada%27s+%22shop%22+%5C+%26c-ship-failure&stepId=step");
	}

	@Test
	void parametersOfTheEndpointAreKept() {
		FunctionRegistry registry = TestRegistries.of("shop", TestRegistries.function("shop", "ship"));
		URI url = URI.create("https://shop.example/api/inngest?token=a%26b");
		assertThat(new RegistrationFactory(registry).functions(url).get(0).steps().get("step").runtime().url())
			.isEqualTo("https://shop.example/api/inngest?token=a%26b&fnId=shop-ship&stepId=step");
	}

	@InngestFunction(id = "flow-control", name = "Flow control", event = "shop/order.placed")
	@io.inngest.spring.annotation.Trigger(event = "shop/order.changed",
			condition = "event.data.total > 100 && event.data.region == 'eu'")
	@io.inngest.spring.annotation.Trigger(event = "shop/returns.*")
	@CancelOn(event = "shop/order.cancelled", match = "data.orderId")
	@CancelOn(event = "shop/customer.blocked", timeout = "7d",
			condition = "event.data.customerId == async.data.id && async.data.hard == true")
	@CancelOn(event = "shop/closed")
	static class FlowControl {

		void run() {
		}

	}

	@InngestFunction(id = "charge-order", name = "Charge order", event = "shop/order.placed", retries = 1)
	static class ChargeOrder {

		@FunctionHandler
		void charge(Event<?> event) {
		}

		@OnFailure
		void failed(ErrorDetails error) {
		}

	}

}

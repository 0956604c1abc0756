package io.inngest.spring.serve.pitfall;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.inngest.spring.protocol.signature.SigningKey;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.replay.ReplayClock;
import io.inngest.spring.serve.replay.ServedApplications;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is easily done wrong between a server and an application, each from the first call
 * of a run to the last.
 */
class PitfallTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final JsonNode ORDER = JSON.readTree("""
			{"id":"evt-1","name":"shop/order.placed","ts":1795175360460,"user":{},
			 "data":{"id":"ord-17","address":{"city":"Graz"}}}""");

	@Test
	void registrationThatIsAskedForInBandIsAnsweredInBand() {
		String key = "signkey-prod-" + "0f".repeat(32);
		ServedApplications.runner(List.of(PitfallFunctions.class))
			.withPropertyValues("inngest.mode=cloud", "inngest.signing-key=" + key)
			.run((context) -> {
				byte[] body = "{\"url\":\"http://localhost:3000/api/inngest\"}".getBytes(StandardCharsets.UTF_8);
				String signature = new SigningKey(key).sign(body, context.getBean(ReplayClock.class).instant());
				ServeResponse answer = context.getBean(ServeEndpoint.class)
					.handle(new ServeRequest("PUT", URI.create("http://localhost:3000/api/inngest"), Map.of(),
							Map.of("x-inngest-sync-kind", "in_band", "x-inngest-signature", signature), body));
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "in_band");
				JsonNode registration = json(answer);
				assertThat(registration.get("app_id").stringValue()).isEqualTo("shop");
				assertThat(registration.get("functions").size()).isEqualTo(9);
				assertThat(registration.get("inspection").get("mode").stringValue()).isEqualTo("cloud");
			});
	}

	@Test
	void errorOfAStepKeepsNameMessageAndStackInTheMemo() {
		with("shop-falls-back", (functions, run) -> {
			JsonNode output = json(run.toTheEnd());
			assertThat(run.ops()).containsExactly("StepError charge-card", "StepFailed charge-card",
					"StepRun send-invoice");
			assertThat(output.get("via").stringValue()).isEqualTo("invoice");
			assertThat(output.get("name").stringValue()).isEqualTo("IllegalStateException");
			assertThat(output.get("message").stringValue()).isEqualTo("card declined");
			assertThat(output.get("stack").stringValue()).startsWith("java.lang.IllegalStateException: card declined")
				.contains("PitfallFunctions.decline");
		});
	}

	@Test
	void bodyIsNotRetriedForAnUncaughtErrorOfAStep() {
		with("shop-does-not-catch", (functions, run) -> {
			ServeResponse last = run.toTheEnd();
			assertThat(last.status()).isEqualTo(400);
			assertThat(last.headers()).containsEntry("x-inngest-no-retry", "true");
			assertThat(json(last).get("message").stringValue()).isEqualTo("card declined");
			assertThat(run.ops()).containsExactly("StepError charge-card", "StepFailed charge-card");
			assertThat(functions.ran).containsExactly("body", "body", "body");
		});
	}

	@Test
	void bodyIsNotRetriedForAWrappedErrorOfAStep() {
		with("shop-wraps", (functions, run) -> {
			ServeResponse last = run.toTheEnd();
			assertThat(last.status()).isEqualTo(400);
			assertThat(last.headers()).containsEntry("x-inngest-no-retry", "true");
			assertThat(json(last).get("message").stringValue()).isEqualTo("order failed");
			assertThat(functions.ran).containsExactly("body", "body", "body");
		});
	}

	@Test
	void nonRetriableErrorOfAStepIsCaughtAsItsErrorAndItsBodyRunsOnce() {
		with("shop-catches-final", (functions, run) -> {
			assertThat(json(run.toTheEnd()).stringValue()).isEqualTo("NonRetriableError: unknown customer");
			assertThat(run.ops()).containsExactly("StepFailed find-customer");
			assertThat(functions.ran).containsExactly("find-customer");
		});
	}

	@Test
	void catchingThrowableDoesNotSwallowTheSuspension() {
		with("shop-catches-everything", (functions, run) -> {
			assertThat(json(run.toTheEnd()).stringValue()).isEqualTo("loadedstored");
			assertThat(run.ops()).containsExactly("StepRun load", "StepRun store");
			assertThat(functions.ran).containsExactly("load", "store");
		});
	}

	@Test
	void assertionErrorOfAStepIsItsFailure() {
		with("shop-asserts", (functions, run) -> {
			assertThat(json(run.toTheEnd()).stringValue()).isEqualTo("AssertionError: stock is negative");
			assertThat(run.ops()).containsExactly("StepError check", "StepFailed check");
		});
	}

	@Test
	void resultWithAnInstantIsReadBackAsItWas() {
		with("shop-returns-instant", (functions, run) -> assertThat(json(run.toTheEnd()))
			.isEqualTo(JSON.readTree("{\"id\":\"ab\",\"at\":\"2026-01-15T12:00:00.123456790Z\"}")));
	}

	@Test
	void elementsOfAListOfRecordsAreReadBackAsRecords() {
		with("shop-returns-records", (functions, run) -> assertThat(json(run.toTheEnd()).intValue()).isEqualTo(5));
	}

	@Test
	void failureHandlerReadsErrorEventAndEvents() {
		application((endpoint, functions) -> {
			ServedRun failed = new ServedRun(endpoint, "shop-does-not-catch", ORDER);
			JsonNode event = failed.failedEvent(failed.toTheEnd());
			JsonNode output = json(new ServedRun(endpoint, "shop-does-not-catch-failure", event).toTheEnd());
			assertThat(output).isEqualTo(JSON.readTree("""
					{"function":"shop-does-not-catch","run":"01M7WCMA5J15FFRP165QN2YST2","name":"IllegalStateException",
					 "message":"card declined","step":"charge-card","cause":"expired","city":"Graz","orders":1,
					 "illegal":true}"""));
		});
	}

	private static void with(String function, BiConsumer<PitfallFunctions, ServedRun> test) {
		application((endpoint, functions) -> test.accept(functions, new ServedRun(endpoint, function, ORDER)));
	}

	private static void application(BiConsumer<ServeEndpoint, PitfallFunctions> test) {
		ServedApplications.runner(List.of(PitfallFunctions.class))
			.withPropertyValues("inngest.mode=dev", "inngest.checkpoint.enabled=false")
			.run((context) -> test.accept(context.getBean(ServeEndpoint.class),
					context.getBean(PitfallFunctions.class)));
	}

	private static JsonNode json(ServeResponse answer) {
		return JSON.readTree(answer.body());
	}

}

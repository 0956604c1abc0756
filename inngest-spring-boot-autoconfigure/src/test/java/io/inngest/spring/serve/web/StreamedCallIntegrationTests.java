package io.inngest.spring.serve.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.ServedApplications;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A streamed call over a real connection.
 */
class StreamedCallIntegrationTests {

	private static final String CALL = """
			{"event":{"name":"shop/order.placed","data":{}},"steps":{},
			 "ctx":{"run_id":"01RUN","attempt":0,"max_attempts":1,"disable_immediate_execution":false}}""";

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void headIsThereBeforeTheCallHasEnded(String virtualThreads) {
		ServedApplications.runner(List.of(PatientFunction.class))
			.withPropertyValues("inngest.mode=dev", "inngest.serve.streaming=true",
					"spring.threads.virtual.enabled=" + virtualThreads)
			.run((context) -> {
				HttpResponse<InputStream> response = call(
						(WebServerApplicationContext) context.getSourceApplicationContext());
				assertThat(response.statusCode()).isEqualTo(201);
				assertThat(response.headers().firstValue("x-inngest-sdk")).isPresent();

				context.getBean(PatientFunction.class).goOn.countDown();

				JsonNode envelope = JsonMapper.shared().readTree(response.body());
				assertThat(envelope.get("status").intValue()).isEqualTo(206);
				assertThat(envelope.get("headers").get("x-inngest-req-version").stringValue()).isEqualTo("2");
				JsonNode op = JsonMapper.shared().readTree(envelope.get("body").stringValue()).get(0);
				assertThat(op.get("op").stringValue()).isEqualTo("StepRun");
				assertThat(op.get("data").intValue()).isEqualTo(1);
			});
	}

	private static HttpResponse<InputStream> call(WebServerApplicationContext context)
			throws IOException, InterruptedException {
		URI url = URI.create(
				"http://localhost:" + context.getWebServer().getPort() + "/api/inngest?fnId=shop-patient&stepId=step");
		HttpRequest request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(CALL)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
	}

	/**
	 * A function whose step lasts until it is told to go on.
	 */
	@InngestFunction(id = "patient", event = "shop/order.placed")
	static class PatientFunction {

		private final CountDownLatch goOn = new CountDownLatch(1);

		int run(Step step) {
			return step.run("wait", () -> {
				this.goOn.await();
				return 1;
			});
		}

	}

}

package io.inngest.spring.test.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.serve.RequestHandler;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.test.TestClock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The stand-in against answers that were written by hand, as they were given to a real
 * server.
 */
class StandInServerTests {

	private static final String STEP = "{\"op\":\"StepRun\",\"id\":\"a\",\"data\":1}";

	private final TestClock clock = new TestClock(Instant.parse("2026-01-15T12:00:00Z"));

	private final Queue<ServeResponse> answers = new ArrayDeque<>();

	private StandInServer server = server(false);

	private StandInServer server(boolean repeats) {
		InngestServer client = new InngestServer(Mode.DEV, URI.create("http://localhost:8288"),
				URI.create("http://localhost:8288"), null, List.of(), null);
		ServeEndpoint endpoint = new ServeEndpoint(new ServeSettings(), client,
				List.of(handler("PUT"), handler("POST")), this.clock);
		return new StandInServer(new StandInSettings(List.of(Duration.ofMinutes(1)), repeats), this.clock,
				() -> endpoint);
	}

	private RequestHandler handler(String method) {
		return new RequestHandler() {

			@Override
			public String method() {
				return method;
			}

			@Override
			public ServeResponse handle(ServeRequest request) {
				return method.equals("PUT") ? register() : StandInServerTests.this.answers.remove();
			}

		};
	}

	private ServeResponse register() {
		this.server.register(JsonMapper.shared()
			.readTree(
					"""
							{"functions":[{"id":"shop-f","triggers":[{"event":"go"}],"steps":{"step":{
							"runtime":{"url":"http://localhost/api/inngest?fnId=shop-f&stepId=step"},"retries":{"attempts":1}}}}]}"""));
		return new ServeResponse(200, new byte[0]);
	}

	private void answer(int status, String noRetry, String body) {
		Map<String, String> headers = noRetry.isEmpty() ? Map.of() : Map.of("x-inngest-no-retry", noRetry);
		this.answers.add(new ServeResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)));
	}

	private ServerRun run() {
		this.server.send(JsonMapper.shared().createObjectNode().put("name", "go"));
		goOn();
		return this.server.runs().get(0);
	}

	private void goOn() {
		while (this.server.runNext() || this.server.nextDue().isPresent()) {
			this.server.nextDue().ifPresent(this.clock::advanceTo);
		}
	}

	@Test
	void stepThatIsStoredAlreadyWouldHang() {
		answer(206, "", "[" + STEP + "]");
		answer(206, "", "[" + STEP + "]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run)
			.withMessageContaining("Step 'a' of run")
			.withMessageContaining("would hang");
	}

	@Test
	void invocationWithoutPayloadWouldHang() {
		answer(206, "", "[{\"op\":\"InvokeFunction\",\"id\":\"i\",\"opts\":{\"function_id\":\"shop-f\"}}]");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run).withMessageContaining("would hang");
	}

	@Test
	void emptyListIsCalledAgain() {
		answer(206, "", "[]");
		answer(200, "", "\"end\"");
		assertThat(run().result()).hasToString("\"end\"");
	}

	@Test
	void onlyTheHeaderMakesAFailureFinal() {
		answer(400, "", "{\"message\":\"no\"}");
		answer(200, "", "1");
		assertThat(run().status()).isEqualTo("Completed");
		assertThat(this.clock.instant()).isEqualTo("2026-01-15T12:01:00Z");
	}

	@Test
	void headerFailsARunThatHasCompleted() {
		answer(200, "true", "1");
		assertThat(run().status()).isEqualTo("Failed");
	}

	@Test
	void lastStepErrorIsAFailureOfTheStep() {
		String error = "[{\"op\":\"StepError\",\"id\":\"a\",\"error\":{\"name\":\"Error\",\"message\":\"no\",\"code\":1}}]";
		answer(206, "false", error);
		answer(206, "false", error);
		answer(200, "", "null");
		assertThat(run().memo("a")).hasToString("{\"error\":{\"name\":\"Error\",\"message\":\"no\"}}");
	}

	@Test
	void stepsThatAreReportedTogetherAreFollowedByOneCall() {
		answer(206, "", "[{\"op\":\"StepPlanned\",\"id\":\"a\"},{\"op\":\"StepPlanned\",\"id\":\"b\"},"
				+ "{\"op\":\"Sleep\",\"id\":\"z\",\"name\":\"1h\"}]");
		answer(206, "", "[" + STEP + "]");
		answer(206, "", "[" + STEP.replace("\"a\"", "\"b\"") + "]");
		answer(200, "", "\"end\"");
		assertThat(run().stack()).containsExactly("a", "b", "z");
		assertThat(this.server.runs().get(0).trace()).hasSize(4);
	}

	@Test
	void conditionThatCannotBeCompiledFailsTheRun() {
		answer(206, "",
				"[{\"op\":\"WaitForEvent\",\"id\":\"w\",\"name\":\"x\",\"opts\":{\"timeout\":\"1s\",\"if\":\"async.(\"}}]");
		assertThat(run().status()).isEqualTo("Failed");
		assertThat(this.server.events().get(2).data().get("error").get("error").stringValue())
			.isEqualTo("InvalidExpression");
	}

	@Test
	void answersToEqualCallsHaveToBeEqual() {
		this.server = server(true);
		answer(206, "", "[" + STEP + "]");
		answer(200, "", "1");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this::run)
			.withMessageContaining("different answers");
	}

}

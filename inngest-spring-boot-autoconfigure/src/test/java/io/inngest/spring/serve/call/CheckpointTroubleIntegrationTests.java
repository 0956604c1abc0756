package io.inngest.spring.serve.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.replay.ServedApplications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checkpoints that fail on their way over HTTP, as the client tells it.
 */
class CheckpointTroubleIntegrationTests {

	private static final int SILENCE = -1;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicInteger checkpoints = new AtomicInteger();

	private volatile int checkpointStatus = 200;

	private volatile int stepsStatus = 200;

	private volatile String storedSteps = "{}";

	private HttpServer server;

	@BeforeEach
	void start() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/v1/checkpoint/01RUN/async", (exchange) -> {
			this.checkpoints.incrementAndGet();
			answer(exchange, this.checkpointStatus, "");
		});
		this.server.createContext("/v0/runs/01RUN/actions",
				(exchange) -> answer(exchange, this.stepsStatus, this.storedSteps));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void healthyServerGetsEachStep() {
		assertThat(opsOfTheAnswer()).containsExactly("RunComplete");
		assertThat(this.checkpoints).hasValue(2);
	}

	@Test
	void stepThatTheSilentServerHasIsNotReported() {
		this.checkpointStatus = SILENCE;
		this.storedSteps = "{\"%s\":{\"data\":1}}".formatted(StepKey.of("one", 0).hash());

		assertThat(opsOfTheAnswer()).containsExactly("StepRun two");
	}

	@Test
	void stepThatTheSilentServerLacksIsReported() {
		this.checkpointStatus = SILENCE;

		assertThat(opsOfTheAnswer()).containsExactly("StepRun one");
	}

	@Test
	void nothingIsReportedToAServerThatIsSilentAltogether() {
		this.checkpointStatus = SILENCE;
		this.stepsStatus = SILENCE;

		assertThat(opsOfTheAnswer()).isEmpty();
	}

	@Test
	void errorsLeaveItOpenWhatTheServerHas() {
		this.checkpointStatus = 500;
		this.stepsStatus = 503;

		assertThat(opsOfTheAnswer()).isEmpty();
		assertThat(this.checkpoints).hasValue(3);
	}

	@Test
	void refusalMeansThatTheServerHasNothing() {
		this.checkpointStatus = 401;
		this.stepsStatus = 503;

		assertThat(opsOfTheAnswer()).containsExactly("StepRun one");
		assertThat(this.checkpoints).hasValue(1);
	}

	@Test
	void serverThatIsGoneHasNothing() {
		this.server.stop(0);

		assertThat(opsOfTheAnswer()).containsExactly("StepRun one");
	}

	private List<String> opsOfTheAnswer() {
		List<String> ops = new ArrayList<>();
		ServedApplications.runner(List.of(TwoSteps.class))
			.withPropertyValues("inngest.mode=dev", "inngest.client.read-timeout=200ms",
					"inngest.base-url=http://localhost:" + this.server.getAddress().getPort())
			.run((context) -> JsonMapper.shared()
				.readTree(call(context).body())
				.forEach((op) -> ops.add(describe(op))));
		return ops;
	}

	private static String describe(JsonNode op) {
		String kind = op.get("op").stringValue();
		return kind.equals("StepRun") ? kind + " " + op.get("displayName").stringValue() : kind;
	}

	private static ServeResponse call(ApplicationContext context) {
		String body = """
				{"event":{"name":"shop/order.placed","data":{}},"steps":{},
				 "ctx":{"run_id":"01RUN","fn_id":"7f9a","qi_id":"cWk=","attempt":0,"max_attempts":4}}""";
		ServeResponse answer = context.getBean(ServeEndpoint.class)
			.handle(new ServeRequest("POST", URI.create("http://localhost:3000/api/inngest"),
					Map.of("fnId", "shop-two-steps", "stepId", "step"), Map.of(),
					body.getBytes(StandardCharsets.UTF_8)));
		assertThat(answer.status()).isEqualTo(206);
		return answer;
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.getRequestBody().readAllBytes();
		if (status == SILENCE) {
			return;
		}
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/**
	 * A function of two steps.
	 */
	@InngestFunction(id = "two-steps", event = "shop/order.placed")
	static class TwoSteps {

		int run(Step step) {
			return step.run("one", () -> 1) + step.run("two", () -> 2);
		}

	}

}

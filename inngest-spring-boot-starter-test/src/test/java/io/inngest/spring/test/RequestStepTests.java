package io.inngest.spring.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.inngest.spring.AiRequest;
import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests as steps, made by the engine itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestStepTests {

	private static final String KEY = "sk-0123456789";

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@EnumSource
	void requestIsMadeOnceHoweverOftenTheRunIsReplayed(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Weather.class)) {
			this.answers.add(new Answer(404, "", "{\"city\":\"Graz\"}"));
			app.send("shop/weather", url());
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("weather").status()).isEqualTo(RunView.Status.SLEEPING);
			app.advance(Duration.ofHours(1));
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("weather");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.output()).isEqualTo("\"404 Graz yes\"");
			assertThat(this.requests).containsExactly("POST /weather {\"q\":\"Graz\"} null");
			assertThat(run.steps().get(0)).satisfies((step) -> {
				assertThat(step.id()).isEqualTo("load");
				assertThat(step.status()).isEqualTo(StepView.Status.COMPLETED);
			});
		}
	}

	@Test
	void providerIsAskedAgainUntilItAnswers(CapturedOutput output) {
		try (EngineFixture app = EngineFixture.on(TestDatabases.H2, Ask.class)) {
			this.answers.add(new Answer(503, "", "{\"error\":{\"message\":\"overloaded, %s\"}}".formatted(KEY)));
			this.answers.add(new Answer(429, "7", "{}"));
			this.answers.add(new Answer(200, "", "{\"id\":\"cmpl-1\",\"echo\":\"%s\"}".formatted(KEY)));
			app.send("shop/ask", url());
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("ask").dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(1)));
			app.advance(Duration.ofMinutes(1));
			assertThat(app.onlyRunOf("ask").dueAt())
				.isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(1)).plusSeconds(7));
			app.advance(Duration.ofSeconds(7));
			assertThat(app.onlyRunOf("ask").output()).isEqualTo("\"cmpl-1\"");
			assertThat(this.requests).hasSize(3)
				.containsOnly("POST /chat/completions {\"messages\":[],\"model\":\"gpt-4o\"} Bearer " + KEY);
			assertKeyIsNowhere(app, output);
		}
	}

	@Test
	void failuresAreStepErrors(CapturedOutput output) {
		try (EngineFixture app = EngineFixture.on(TestDatabases.H2, Ask.class)) {
			this.answers.add(new Answer(401, "", "{\"error\":{\"message\":\"Wrong key %s\"}}".formatted(KEY)));
			app.send("shop/ask", url());
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("ask").output())
				.isEqualTo("\"%s/chat/completions answered with status 401: Wrong key ***\"".formatted(base()));
			assertKeyIsNowhere(app, output);
		}
	}

	@Test
	void fetchIsTriedAgainWhenThereIsNoConnection() {
		try (EngineFixture app = EngineFixture.on(TestDatabases.H2, Weather.class)) {
			Map<String, String> url = url();
			this.server.stop(0);
			app.send("shop/weather", url);
			app.driver().runUntilIdle();
			assertThat(app.onlyRunOf("weather")).satisfies((run) -> {
				assertThat(run.dueAt()).isEqualTo(EngineFixture.START.plus(Duration.ofMinutes(1)));
				assertThat(run.steps()).isEmpty();
			});
		}
	}

	private static void assertKeyIsNowhere(EngineFixture app, CapturedOutput output) {
		assertThat(app.jdbc().sql("SCRIPT").query(String.class).list()).anyMatch((line) -> line.contains("***"))
			.noneMatch((line) -> line.contains(KEY));
		assertThat(output).doesNotContain(KEY);
	}

	private Map<String, String> url() {
		return Map.of("url", base());
	}

	private String base() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.requests.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
				exchange.getRequestHeaders().getFirst("Authorization")));
		Answer answer = this.answers.remove();
		if (!answer.retryAfter().isEmpty()) {
			exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
		}
		exchange.getResponseHeaders().set("X-Upstream", "yes");
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.status(), body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private record Answer(int status, String retryAfter, String body) {

	}

	@InngestFunction(id = "weather", event = "shop/weather", retries = 1)
	static class Weather {

		String run(Event<Map<String, String>> event, Step step, RunContext context) {
			FetchResponse response = step.fetch("load",
					HttpFetch.post(event.data().get("url") + "/weather").json(Map.of("q", "Graz")));
			step.sleep("wait", Duration.ofHours(1));
			if (context.attempt() == 0) {
				throw new IllegalStateException("once more");
			}
			return response.status() + " " + response.json(City.class).city() + " " + response.header("x-upstream");
		}

	}

	record City(String city) {

	}

	@InngestFunction(id = "ask", event = "shop/ask", retries = 3)
	static class Ask {

		String run(Event<Map<String, String>> event, Step step) {
			AiRequest request = AiRequest.openAi("gpt-4o", Map.of("messages", List.of()))
				.apiKey(KEY)
				.baseUrl(event.data().get("url"));
			try {
				return (String) step.ai().infer("ask", request).get("id");
			}
			catch (StepError ex) {
				return ex.details().message();
			}
		}

	}

}

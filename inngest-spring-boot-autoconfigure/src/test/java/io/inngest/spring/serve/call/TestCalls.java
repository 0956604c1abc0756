package io.inngest.spring.serve.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.Event;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.FunctionRegistrar;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.mockito.Mockito.mock;

/**
 * Calls one function as a server does.
 */
class TestCalls {

	static final Instant NOW = Instant.parse("2026-11-20T11:51:00.250Z");

	static final JsonMapper JSON = JsonMapper.shared();

	final SdkApi api = mock();

	final List<Event<?>> sent = new ArrayList<>();

	private final CallHandler handler;

	private ObjectNode body = JSON.createObjectNode();

	private final Map<String, String> query = new LinkedHashMap<>(Map.of("fnId", "shop-import", "stepId", "step"));

	private final Map<String, String> headers = new LinkedHashMap<>(
			Map.of("x-run-id", "01RUN", "x-inngest-step-id", "step"));

	TestCalls(Handler function) {
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		FunctionRegistry registry = new FunctionRegistry("shop");
		FunctionDefinition definition = new FunctionDefinition("shop", "import", "Import", List.of(), 3, Set.of(), null,
				new TestHandler(function));
		new FunctionRegistrar(registry, () -> List.of(definition)).afterSingletonsInstantiated();
		EventSender events = (sent) -> {
			this.sent.addAll(sent);
			return sent.stream().map((event) -> "id-of-" + event.name()).toList();
		};
		this.handler = new CallHandler(new CallLoader(registry, this.api), new FunctionExecutor(JSON, clock),
				(call) -> StepSink.ANSWER, new ServerJournal.Engine(events, mock(ServerRuns.class), registry),
				new CallAnswers(clock));
		this.body.putObject("event").put("name", "shop/imported").putObject("data").put("n", 1);
		this.body.putObject("ctx").put("run_id", "01RUN").put("attempt", 0).put("max_attempts", 4);
		this.body.putObject("steps");
	}

	TestCalls attempt(int attempt) {
		context().put("attempt", attempt);
		return this;
	}

	TestCalls planned() {
		context().put("disable_immediate_execution", true);
		return this;
	}

	TestCalls target(String hash) {
		this.query.put("stepId", hash);
		this.headers.put("x-inngest-step-id", hash);
		context().put("disable_immediate_execution", !hash.equals("step"));
		return this;
	}

	/** Memoizes a step under its id, or under the hash of {@code id:index}. */
	TestCalls step(String label, String json) {
		return stepWithHash(hash(label), json);
	}

	TestCalls stepWithHash(String hash, String json) {
		((ObjectNode) this.body.get("steps")).set(hash, JSON.readTree(json));
		if (!json.startsWith("{\"input\"")) {
			stack().add(hash);
		}
		return this;
	}

	TestCalls body(String json) {
		this.body = (ObjectNode) JSON.readTree(json);
		return this;
	}

	ObjectNode context() {
		return (ObjectNode) this.body.get("ctx");
	}

	Map<String, String> query() {
		return this.query;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	private ArrayNode stack() {
		return context().withObject("/stack").withArray("/stack");
	}

	ServeResponse call() {
		return call(this.body.toString());
	}

	ServeResponse call(String body) {
		return this.handler.handle(new ServeRequest("POST", URI.create("http://localhost:3000/api/inngest"), this.query,
				this.headers, body.getBytes(StandardCharsets.UTF_8)));
	}

	static String hash(String label) {
		return StepKey.of(label, 0).hash();
	}

	static JsonNode json(ServeResponse response) {
		return JSON.readTree(response.body());
	}

	/** What a test's function does. */
	interface Handler {

		Object run(Invocation invocation) throws Throwable;

	}

	private record TestHandler(Handler function) implements FunctionHandler {

		@Override
		public Object invoke(Invocation invocation) throws Throwable {
			return this.function.run(invocation);
		}

		@Override
		public String describe() {
			return "ImportProducts.run";
		}

		@Override
		public Class<?> type() {
			return TestCalls.class;
		}

	}

}

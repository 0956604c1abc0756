package io.inngest.spring.serve.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.FunctionRegistrar;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.call.checkpoint.CheckpointSettings;
import io.inngest.spring.serve.call.checkpoint.Checkpointing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.mockito.Mockito.mock;

/**
 * Keeps the steps of one run and calls its function until it has ended, as a real server
 * does. A step that is reported although it is stored makes a real run hang, so here it
 * is an error.
 */
class MiniServer implements SdkApi {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int TOO_MANY_CALLS = 20;

	private final Map<String, JsonNode> steps = new LinkedHashMap<>();

	private final Set<String> planned = new LinkedHashSet<>();

	private final List<List<String>> answers = new ArrayList<>();

	private final CallHandler handler;

	private Trouble trouble = Trouble.NONE;

	private int troubles = Integer.MAX_VALUE;

	private boolean keepsStepsToItself;

	private boolean plansAll;

	private int attempt;

	private @Nullable JsonNode output;

	MiniServer(FunctionHandler function, CheckpointSettings settings) {
		Clock clock = Clock.fixed(Instant.parse("2026-11-20T11:51:00.250Z"), ZoneOffset.UTC);
		FunctionRegistry registry = new FunctionRegistry("shop");
		FunctionDefinition definition = new FunctionDefinition("shop", "import", "Import", List.of(), 3, Set.of(), null,
				function);
		new FunctionRegistrar(registry, () -> List.of(definition)).afterSingletonsInstantiated();
		Checkpointing checkpointing = new Checkpointing(settings, this, clock, Duration.ZERO);
		this.handler = new CallHandler(new CallLoader(registry, this), new FunctionExecutor(JSON, clock),
				(call) -> CheckpointSink.open(call, checkpointing),
				new ServerJournal.Engine((events) -> List.of(), mock(ServerRuns.class), registry),
				new CallAnswers(clock));
	}

	MiniServer with(Trouble trouble) {
		this.trouble = trouble;
		return this;
	}

	MiniServer with(Trouble trouble, int times) {
		this.troubles = times;
		return with(trouble);
	}

	/** Does not say either which steps it has. */
	MiniServer keepingStepsToItself() {
		this.keepsStepsToItself = true;
		return this;
	}

	/** Calls the function until the run has ended, and returns what came of it. */
	JsonNode run() {
		while (this.output == null) {
			Iterator<String> planned = this.planned.iterator();
			String next = planned.hasNext() ? planned.next() : null;
			this.planned.remove(next);
			call(next);
		}
		return this.output;
	}

	/** Returns the operations of each answer, such as {@code StepRun}. */
	List<List<String>> answers() {
		return this.answers;
	}

	private void call(@Nullable String target) {
		if (this.answers.size() > TOO_MANY_CALLS) {
			throw new AssertionError("The run does not end: " + this.answers);
		}
		ServeResponse answer;
		try {
			answer = this.handler.handle(request(target));
		}
		catch (RuntimeException ex) {
			// Nobody waits for it any more.
			this.answers.add(List.of(ex.getClass().getSimpleName()));
			return;
		}
		JsonNode body = JSON.readTree(answer.body());
		if (answer.status() == 206) {
			List<String> ops = new ArrayList<>();
			this.answers.add(ops);
			body.forEach((op) -> {
				ops.add(op.get("op").stringValue());
				take(op);
			});
			goOnAfter(ops);
			return;
		}
		this.answers.add(List.of(Integer.toString(answer.status())));
		if (answer.status() == 500) {
			this.attempt++;
		}
		else {
			complete(body);
		}
	}

	// Several steps in one answer look like parallel ones: there is a call after each,
	// and
	// from then on nothing runs before it was planned.
	private void goOnAfter(List<String> ops) {
		this.plansAll = this.plansAll || ops.size() > 1;
		for (int i = 1; i < Collections.frequency(ops, "StepRun") && this.output == null; i++) {
			call(null);
		}
	}

	private void complete(JsonNode output) {
		this.output = output;
	}

	private void take(JsonNode op) {
		String hash = op.get("id").stringValue();
		switch (op.get("op").stringValue()) {
			case "StepRun" -> report(hash, JSON.createObjectNode().set("data", op.get("data")));
			case "StepFailed" -> report(hash, JSON.createObjectNode().set("error", op.get("error")));
			case "Sleep" -> report(hash, JSON.nullNode());
			case "StepError" -> this.attempt++;
			case "StepPlanned" -> this.planned.add(hash);
			case "RunComplete" -> complete(op.get("data"));
			default -> throw new AssertionError("Unknown operation " + op);
		}
	}

	private void report(String hash, JsonNode memo) {
		if (this.steps.putIfAbsent(hash, memo) != null) {
			throw new AssertionError("Step " + hash + " was reported although it is stored: the run hangs");
		}
		this.attempt = 0;
	}

	private ServeRequest request(@Nullable String target) {
		ObjectNode body = JSON.createObjectNode();
		body.putObject("event").put("name", "shop/imported").putObject("data");
		ObjectNode context = body.putObject("ctx")
			.put("run_id", "01RUN")
			.put("fn_id", "7f9a")
			.put("qi_id", "cWk=")
			.put("attempt", this.attempt)
			.put("max_attempts", 4)
			.put("disable_immediate_execution", target != null || this.plansAll);
		this.steps.keySet().forEach(context.putObject("stack").putArray("stack")::add);
		ObjectNode memo = body.putObject("steps");
		this.steps.forEach(memo::set);
		return new ServeRequest("POST", URI.create("http://localhost:3000/api/inngest"),
				Map.of("fnId", "shop-import", "stepId", (target != null) ? target : "step"), Map.of(),
				body.toString().getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void checkpoint(String runId, byte[] body) {
		Trouble trouble = (this.troubles-- > 0) ? this.trouble : Trouble.NONE;
		JsonNode steps = JSON.readTree(body).get("steps");
		for (int i = 0; i < Math.min(trouble.stored, steps.size()); i++) {
			this.steps.putIfAbsent(steps.get(i).get("id").stringValue(),
					JSON.createObjectNode().set("data", steps.get(i).get("data")));
			this.attempt = 0;
		}
		if (trouble != Trouble.NONE) {
			throw new ServerRequestException("Cannot store steps: " + trouble, trouble.status, trouble.received, null);
		}
	}

	@Override
	public byte[] steps(String runId) {
		if (this.keepsStepsToItself) {
			throw new ServerRequestException("Cannot fetch the steps", 503, true, null);
		}
		ObjectNode json = JSON.createObjectNode();
		this.steps.forEach(json::set);
		return json.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId) {
		throw new AssertionError("Calls register nothing");
	}

	@Override
	public byte[] events(String runId) {
		throw new AssertionError("The call has its events");
	}

	/**
	 * What goes wrong when steps are stored.
	 */
	enum Trouble {

		NONE(0, false, Integer.MAX_VALUE), NO_CONNECTION(0, false, 0), UNAUTHORIZED(401, false, 0),
		UNKNOWN_PATH(404, false, 0), BAD_REQUEST(400, false, 0), BAD_REQUEST_AFTER_STORING(400, false, 9),
		ERROR(500, true, 0), ERROR_AFTER_STORING(500, true, 9), ERROR_AFTER_STORING_ONE(500, true, 1),
		TIME_OUT(0, true, 0), TIME_OUT_AFTER_STORING(0, true, 9), STALE(409, false, 9);

		private final int status;

		private final boolean received;

		private final int stored;

		Trouble(int status, boolean received, int stored) {
			this.status = status;
			this.received = received;
			this.stored = stored;
		}

	}

}

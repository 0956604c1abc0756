package io.inngest.spring.test.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls functions through the application's serve endpoint.
 */
final class Calls {

	private static final String WHOLE_FUNCTION = "step";

	private final Supplier<ServeEndpoint> endpoint;

	private final Timetable timetable;

	private final BooleanSupplier repeats;

	Calls(Supplier<ServeEndpoint> endpoint, Timetable timetable, BooleanSupplier repeats) {
		this.endpoint = endpoint;
		this.timetable = timetable;
		this.repeats = repeats;
	}

	/**
	 * Calls a function.
	 * @param job what to call it for
	 * @return the answer
	 */
	ServeResponse call(Timetable.Job job) {
		ServeRequest request = request(job);
		int stored = job.run().stack().size();
		ServeResponse answer = this.endpoint.get().handle(request);
		if (this.repeats.getAsBoolean()) {
			// After checkpoints the second call knows less than the server does
			boolean comparable = job.run().stack().size() == stored;
			ServeResponse second = this.endpoint.get().handle(request);
			if (comparable && !outline(answer).equals(outline(second))) {
				throw new AssertionError("Two equal calls of %s have different answers: %s and %s".formatted(job.run(),
						outline(answer), outline(second)));
			}
		}
		job.run()
			.trace("%s, attempt %d: %s".formatted((job.step() != null) ? job.run().label(job.step()).id() : "*",
					job.attempt(), outline(answer)));
		return answer;
	}

	private static String outline(ServeResponse answer) {
		String body = new String(answer.body(), StandardCharsets.UTF_8);
		if (answer.status() != 206) {
			return answer.status() + " " + body.substring(0, Math.min(body.length(), 200));
		}
		StringBuilder outline = new StringBuilder("206");
		for (JsonNode op : JsonMapper.shared().readTree(body)) {
			outline.append(" %s(%s)".formatted(op.path("op").asString(), op.path("displayName").asString()));
		}
		return outline.toString();
	}

	private ServeRequest request(Timetable.Job job) {
		ServerRun run = job.run();
		String step = (job.step() != null) ? job.step() : WHOLE_FUNCTION;
		String requestId = this.timetable.nextId();
		Map<String, String> query = new LinkedHashMap<>(run.function().query());
		query.put("stepId", step);
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("content-type", "application/json");
		headers.put("user-agent", "Inngest");
		headers.put("x-run-id", run.id());
		headers.put("x-request-id", requestId);
		headers.put("x-inngest-step-id", step);
		headers.put("x-inngest-req-version", Integer.toString(run.version()));
		headers.put("x-inngest-generation-id", Integer.toString(job.attempt() + 1));
		return new ServeRequest("POST", run.function().url(), query, headers,
				body(job, requestId).toString().getBytes(StandardCharsets.UTF_8));
	}

	private static ObjectNode body(Timetable.Job job, String requestId) {
		ServerRun run = job.run();
		ObjectNode body = JsonMapper.shared().createObjectNode();
		ObjectNode context = body.putObject("ctx")
			.put("attempt", job.attempt())
			.put("disable_immediate_execution", job.step() != null)
			.put("env", "")
			.put("fn_id", run.functionId())
			.put("generation_id", job.attempt() + 1)
			.put("max_attempts", run.function().maxAttempts())
			.put("qi_id", requestId)
			.put("request_id", requestId)
			.put("run_id", run.id());
		ObjectNode stack = context.putObject("stack").put("current", run.stack().size());
		ArrayNode hashes = stack.putArray("stack");
		run.stack().forEach(hashes::add);
		context.put("step_id", WHOLE_FUNCTION).put("use_api", false);
		body.putObject("defers");
		body.set("event", run.event().json());
		body.putArray("events").add(run.event().json());
		ObjectNode steps = body.putObject("steps");
		run.stack().stream().sorted().forEach((hash) -> steps.set(hash, run.memo(hash)));
		return body.put("use_api", false).put("version", run.version());
	}

}

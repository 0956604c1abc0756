package io.inngest.spring.test.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.serve.ServeResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Does what a server does with the answer to a call.
 */
final class Answers {

	private final StandInSettings settings;

	private final Timetable timetable;

	private final Runs runs;

	private final StepOps ops;

	Answers(StandInSettings settings, Timetable timetable, Runs runs, StepOps ops) {
		this.settings = settings;
		this.timetable = timetable;
		this.runs = runs;
		this.ops = ops;
	}

	/**
	 * Takes an answer.
	 * @param job what the call was for
	 * @param response the answer
	 */
	void take(Timetable.Job job, ServeResponse response) {
		boolean noRetry = "true".equals(response.headers().get("x-inngest-no-retry"));
		Instant retryAt = WireTimes.retryAfter(response.headers().get("retry-after"), this.timetable.clock().instant());
		JsonNode body = body(response);
		if (job.run().hasEnded()) {
			// It was cancelled meanwhile
			return;
		}
		boolean success = response.status() / 100 == 2;
		if (success && response.headers().containsKey("x-inngest-sdk")) {
			job.run().answered(Integer.parseInt(response.headers().getOrDefault("x-inngest-req-version", "1")));
		}
		else if (success) {
			body = StringNode.valueOf("The answer did not come from an Inngest SDK");
			success = false;
		}
		if (success && response.status() == 206) {
			takeOps(job, new StepOps.Report(noRetry, retryAt), body);
		}
		else if (success && !noRetry) {
			this.runs.complete(job.run(), body);
		}
		else {
			fail(job, noRetry, retryAt, body, response.status());
		}
	}

	private void takeOps(Timetable.Job job, StepOps.Report report, JsonNode body) {
		List<JsonNode> ops = new ArrayList<>();
		if (body.isObject()) {
			ops.add(body);
		}
		else {
			body.forEach(ops::add);
		}
		if (!body.isContainer() || ops.stream().anyMatch(JsonNode::isNull)) {
			this.runs.fail(job.run(), "Error", "The answer with status 206 reports no operations", null);
			return;
		}
		Timetable.Job again = this.ops.take(job, report, ops);
		if (again != null) {
			retry(again, report.retryAt());
		}
	}

	private void fail(Timetable.Job job, boolean noRetry, @Nullable Instant retryAt, JsonNode body, int status) {
		if (noRetry || job.isLastAttempt()) {
			this.runs.fail(job.run(), error(body, noRetry, status), body);
		}
		else {
			job.run().times().failed(null, job.attempt() + 1, body);
			retry(job, retryAt);
		}
	}

	private void retry(Timetable.Job job, @Nullable Instant retryAt) {
		Instant tableAt = this.timetable.clock().instant().plus(this.settings.retryDelay(job.attempt()));
		this.timetable.add(job.again((retryAt != null) ? retryAt : tableAt));
	}

	private static ObjectNode error(JsonNode body, boolean noRetry, int status) {
		ObjectNode error = JsonMapper.shared().createObjectNode();
		error.put("error", noRetry ? "NonRetriableError" : "invalid status code: " + status);
		error.put("name", body.path("name").asString("Error"));
		error.put("message", body.isString() ? body.stringValue() : body.path("message").asString(""));
		for (String property : List.of("stack", "cause")) {
			if (body.has(property)) {
				error.set(property, body.get(property));
			}
		}
		return error;
	}

	private static JsonNode body(ServeResponse response) {
		String text = new String(response.body(), StandardCharsets.UTF_8);
		if (text.isEmpty()) {
			return JsonMapper.shared().nullNode();
		}
		try {
			return JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			return StringNode.valueOf(text);
		}
	}

}

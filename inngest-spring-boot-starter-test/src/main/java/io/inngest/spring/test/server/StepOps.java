package io.inngest.spring.test.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what a server does with the operations that a call reports.
 */
final class StepOps {

	/** More steps than a run may have. */
	private static final int TOO_MANY_STEPS = 1001;

	private static final Duration LONGEST_SLEEP = Duration.ofDays(366);

	private final Timetable timetable;

	private final Runs runs;

	private final Waits waits;

	private final StandInServer.KnownResults known;

	private StandInServer.Gateway gateway = (request) -> {
		throw new AssertionError("Give the stand-in a gateway: it is asked for " + request);
	};

	StepOps(Timetable timetable, Runs runs, Waits waits, StandInServer.KnownResults known) {
		this.timetable = timetable;
		this.runs = runs;
		this.waits = waits;
		this.known = known;
	}

	void gateway(StandInServer.Gateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * Takes what a call reports.
	 * @param job what the call was for
	 * @param report what the answer says beside the operations
	 * @param ops the operations
	 * @return the job if it has failed and is to be tried again, else {@code null}
	 */
	Timetable.@Nullable Job take(Timetable.Job job, Report report, List<JsonNode> ops) {
		ServerRun run = job.run();
		if (ops.isEmpty()) {
			this.timetable.discover(run);
			return null;
		}
		if (run.stack().size() + ops.size() >= TOO_MANY_STEPS) {
			this.runs.fail(run, "InngestErrFunctionOverflowed", "The function has run more than 1000 steps", null);
			return null;
		}
		ops.forEach((op) -> meet(run, op, ops.size() > 1));
		List<JsonNode> waitsFirst = ops.stream()
			.sorted(Comparator.comparing((op) -> !kind(op).equals("waitforevent")))
			.toList();
		Timetable.Job again = null;
		for (JsonNode op : waitsFirst) {
			note(job, op);
			if (!run.hasEnded() && isFailure(op) && !take(job, report, op)) {
				again = job;
			}
			else if (!run.hasEnded() && !isFailure(op)) {
				take(run, op);
			}
		}
		return again;
	}

	private void meet(ServerRun run, JsonNode op, boolean parallel) {
		String hash = hash(op);
		JsonNode userland = op.path("userland");
		run.describe(hash,
				new ServerRun.StepLabel(userland.path("id").asString(hash), userland.path("index").asInt(0), op(op)));
		if (run.has(hash)) {
			throw new AssertionError(
					("Step '%s' of %s was reported although it is stored. On a server the run would " + "hang%n%s")
						.formatted(run.label(hash).id(), run, String.join("\n", run.trace())));
		}
		if (parallel) {
			run.await(hash);
		}
	}

	private void note(Timetable.Job job, JsonNode op) {
		Instant now = this.timetable.clock().instant();
		if (isFailure(op)) {
			job.run().times().tried(hash(op), job.attempt() + 1, now);
			job.run().times().failed(hash(op), job.attempt() + 1, op.path("error"));
		}
		else if (kind(op).equals("steprun")) {
			job.run().times().tried(hash(op), job.attempt() + 1, now);
		}
	}

	private static boolean isFailure(JsonNode op) {
		return kind(op).equals("steperror") || kind(op).equals("stepfailed");
	}

	private boolean take(Timetable.Job job, Report report, JsonNode op) {
		boolean last = kind(op).equals("stepfailed") || report.noRetry() || job.isLastAttempt();
		if (last) {
			ObjectNode error = op.path("error").isObject() ? ((ObjectNode) op.get("error")).deepCopy()
					: JsonMapper.shared().createObjectNode();
			error.remove(List.of("__serialized", "code", "noRetry"));
			if (report.noRetry()) {
				error.put("noRetry", true);
			}
			this.timetable.finish(job.run(), hash(op), wrap("error", error), isRacing(op));
		}
		return last;
	}

	private void take(ServerRun run, JsonNode op) {
		switch (kind(op)) {
			case "steprun" -> this.timetable.finish(run, hash(op), wrap("data", op.path("data")), isRacing(op));
			case "stepplanned" -> {
				if (run.begin(hash(op))) {
					this.timetable.target(run, hash(op));
				}
			}
			case "runcomplete" -> this.runs.complete(run, op.path("data"));
			default -> {
				if (run.begin(hash(op))) {
					begin(run, op);
				}
			}
		}
	}

	private void begin(ServerRun run, JsonNode op) {
		run.times().begun(hash(op), this.timetable.clock().instant(), subject(op));
		switch (kind(op)) {
			case "sleep" -> sleep(run, op);
			case "waitforevent" -> this.waits.forEvent(run, op);
			case "waitforsignal" -> this.waits.forSignal(run, op);
			case "invokefunction" -> this.waits.forFunction(run, op);
			case "gateway", "aigateway" -> this.timetable.later(run, hash(op), this.timetable.clock().instant(),
					() -> this.timetable.finish(run, hash(op), result(run, op), isRacing(op)));
			default -> throw new AssertionError("A server does not know the operation " + op);
		}
	}

	private void sleep(ServerRun run, JsonNode op) {
		Instant now = this.timetable.clock().instant();
		String given = op.path("opts").path("duration").asString(op.path("name").asString(""));
		Instant until = WireTimes.time(given, now);
		if (until.isAfter(now.plus(LONGEST_SLEEP))) {
			this.runs.fail(run, "InngestErrTimeoutTooLong",
					"The sleep \"%s\" ends more than one year in the future".formatted(given), null);
			return;
		}
		this.timetable.later(run, hash(op), until,
				() -> this.timetable.finish(run, hash(op), JsonMapper.shared().nullNode(), isRacing(op)));
	}

	private JsonNode result(ServerRun run, JsonNode op) {
		try {
			JsonNode result = this.known.resultOf(run, hash(op));
			return (result != null) ? wrap("data", result) : exchange(op);
		}
		catch (Exception ex) {
			return wrap("error", JsonMapper.shared().valueToTree(ErrorDetails.of(ex)));
		}
	}

	private JsonNode exchange(JsonNode op) {
		JsonNode request = op.path("opts");
		boolean inference = kind(op).equals("aigateway");
		try {
			StandInServer.Reply reply = this.gateway.exchange(request);
			if (inference) {
				return (reply.status() < 400) ? wrap("data", JsonMapper.shared().readTree(reply.body()))
						: gatewayError(reply.body());
			}
			ObjectNode answer = JsonMapper.shared().createObjectNode().put("body", reply.body());
			reply.headers().forEach(answer.putObject("headers")::put);
			answer.put("status_code", reply.status()).put("url", request.path("url").asString());
			return wrap("data", answer);
		}
		catch (IOException | JacksonException ex) {
			return gatewayError("Unable to reach SDK URL");
		}
	}

	private static JsonNode gatewayError(String message) {
		return wrap("error",
				JsonMapper.shared()
					.createObjectNode()
					.put("message", "Error making gateway request: " + message)
					.put("name", "GatewayError"));
	}

	/**
	 * Takes steps that are stored while a call goes on.
	 * @param run the run
	 * @param ops the operations
	 */
	void checkpoint(ServerRun run, JsonNode ops) {
		for (JsonNode op : ops) {
			meet(run, op, false);
			run.times().tried(hash(op), 1, this.timetable.clock().instant());
			run.store(hash(op), wrap("data", op.path("data")), this.timetable.clock().instant());
		}
	}

	static JsonNode wrap(String property, JsonNode value) {
		return JsonMapper.shared()
			.createObjectNode()
			.set(property, value.isMissingNode() ? JsonMapper.shared().nullNode() : value);
	}

	static boolean isRacing(JsonNode op) {
		return op.path("opts").path("parallelMode").asString("").equals("race");
	}

	static String hash(JsonNode op) {
		return op.required("id").stringValue();
	}

	private static @Nullable String subject(JsonNode op) {
		JsonNode opts = op.path("opts");
		return switch (kind(op)) {
			case "waitforevent" -> opts.path("event").asString(op.path("name").asString(""));
			case "waitforsignal" -> opts.path("signal").asString("");
			case "invokefunction" -> opts.path("function_id").asString("");
			case "gateway", "aigateway" -> opts.path("url").asString("");
			default -> null;
		};
	}

	private static String kind(JsonNode op) {
		return op.required("op").stringValue().toLowerCase(Locale.ROOT);
	}

	private static String op(JsonNode op) {
		return switch (kind(op)) {
			case "sleep" -> "step.sleep";
			case "waitforevent" -> "step.waitForEvent";
			case "waitforsignal" -> "step.waitForSignal";
			case "invokefunction" -> "step.invoke";
			case "gateway" -> "step.fetch";
			default -> op.path("opts").path("type").asString("step.run");
		};
	}

	/**
	 * What an answer says beside its operations.
	 *
	 * @param noRetry whether failures are final
	 * @param retryAt when to try again; {@code null} if the application has not said
	 */
	record Report(boolean noRetry, @Nullable Instant retryAt) {

	}

}

package io.inngest.spring.test.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The runs of a server. Each end of one is told by events.
 */
final class Runs {

	static final String FINISHED = "inngest/function.finished";

	private static final String FAILED = "inngest/function.failed";

	private static final String CANCELLED = "inngest/function.cancelled";

	private final Map<String, ServerRun> all = new LinkedHashMap<>();

	private final Timetable timetable;

	private final Consumer<ServerEvent> intake;

	Runs(Timetable timetable, Consumer<ServerEvent> intake) {
		this.timetable = timetable;
		this.intake = intake;
	}

	List<ServerRun> all() {
		return new ArrayList<>(this.all.values());
	}

	@Nullable ServerRun find(String id) {
		return this.all.get(id);
	}

	void start(ServerFunction function, ServerEvent event) {
		Instant now = this.timetable.clock().instant();
		ServerRun run = new ServerRun(this.timetable.nextId(), function, event, now);
		this.all.put(run.id(), run);
		Instant wanted = Instant.ofEpochMilli(event.ts());
		this.timetable.add(new Timetable.Job(run, wanted.isAfter(now) ? wanted : now, null, 0, null));
	}

	void complete(ServerRun run, JsonNode result) {
		end(run, "Completed", null, result);
	}

	/**
	 * Lets a run fail for a reason that the server has found.
	 * @param run the run
	 * @param name the error's name
	 * @param message the error's message
	 * @param stack the error's details; {@code null} for none
	 */
	void fail(ServerRun run, String name, String message, @Nullable String stack) {
		ObjectNode own = JsonMapper.shared().createObjectNode();
		own.put("error", name + ": " + message).put("name", name).put("message", message);
		if (stack != null) {
			own.put("stack", stack);
		}
		ObjectNode result = JsonMapper.shared().createObjectNode();
		result.set("error", own);
		// As recorded: the message is the JSON of the error once more
		fail(run,
				JsonMapper.shared()
					.createObjectNode()
					.put("error", name)
					.put("name", "Error")
					.put("message", result.toString()),
				own);
	}

	void fail(ServerRun run, ObjectNode error, JsonNode result) {
		end(run, "Failed", error, result);
	}

	void cancel(ServerRun run) {
		if (!run.hasEnded()) {
			end(run, "Cancelled", null, null);
		}
	}

	private void end(ServerRun run, String status, @Nullable ObjectNode error, @Nullable JsonNode result) {
		run.end(status, result, this.timetable.clock().instant());
		if (run.event().tellsOfAnEnd()) {
			return;
		}
		ObjectNode data = data(run, error, result);
		String key = this.timetable.nextId();
		tell(key, key, FINISHED, data);
		if (status.equals("Failed")) {
			tell(this.timetable.nextId(), run.id(), FAILED, data);
		}
		if (status.equals("Cancelled")) {
			tell(this.timetable.nextId(), run.id(), CANCELLED, data);
		}
	}

	private void tell(String key, String id, String name, ObjectNode data) {
		this.intake.accept(ServerEvent.own(key, id, name, data.deepCopy(), this.timetable.clock().millis()));
	}

	private static ObjectNode data(ServerRun run, @Nullable ObjectNode error, @Nullable JsonNode result) {
		ObjectNode data = JsonMapper.shared().createObjectNode();
		data.put("function_id", run.functionId()).put("run_id", run.id());
		data.set("event", run.event().json());
		data.putArray("events").add(run.event().listed());
		if (error != null) {
			data.set("error", error);
		}
		if (result != null) {
			data.set("result", result);
		}
		JsonNode correlationId = run.event().data().path("_inngest").path("correlation_id");
		if (correlationId.isString()) {
			data.set("correlation_id", correlationId);
		}
		data.putObject("_inngest").put("status", run.status());
		return data;
	}

}

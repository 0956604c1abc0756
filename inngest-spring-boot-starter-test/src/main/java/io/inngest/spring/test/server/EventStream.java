package io.inngest.spring.test.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.engine.expression.Conditions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a server: lets runs go on, cancels them and starts them.
 */
final class EventStream {

	private static final Duration KNOWN_AGAIN = Duration.ofDays(1);

	private final List<ServerEvent> all = new ArrayList<>();

	private final Map<String, Instant> started = new HashMap<>();

	private final Timetable timetable;

	private final Conditions conditions;

	private final Runs runs;

	private final Waits waits;

	private List<ServerFunction> functions = List.of();

	EventStream(Timetable timetable) {
		this.timetable = timetable;
		this.conditions = new Conditions(timetable.clock());
		this.runs = new Runs(timetable, this::accept);
		this.waits = new Waits(timetable, this.runs, this.conditions, this::invoke);
	}

	void register(JsonNode functions) {
		List<ServerFunction> registered = new ArrayList<>();
		functions.forEach((function) -> registered.add(ServerFunction.read(function)));
		this.functions = registered;
	}

	List<ServerEvent> all() {
		return List.copyOf(this.all);
	}

	Runs runs() {
		return this.runs;
	}

	Waits waits() {
		return this.waits;
	}

	String accept(JsonNode event) {
		ServerEvent accepted = ServerEvent.read(this.timetable.nextId(), event, this.timetable.clock().millis());
		accept(accepted);
		return accepted.key();
	}

	private void accept(ServerEvent event) {
		this.all.add(event);
		this.waits.arrived(event);
		cancelRuns(event);
		for (ServerFunction function : this.functions) {
			if (function.isStartedBy(event, this.conditions) && isNew(function, event)) {
				this.runs.start(function, event);
			}
		}
	}

	private void cancelRuns(ServerEvent event) {
		for (ServerRun run : this.runs.all()) {
			Duration age = Duration.between(run.createdAt(), this.timetable.clock().instant());
			if (!run.hasEnded() && run.function().isCancelledBy(run.event(), event, age, this.conditions)) {
				this.runs.cancel(run);
			}
		}
	}

	private boolean isNew(ServerFunction function, ServerEvent event) {
		Instant now = this.timetable.clock().instant();
		String key = function.id() + " " + event.id();
		Instant before = this.started.get(key);
		if (before != null && now.isBefore(before.plus(KNOWN_AGAIN))) {
			return false;
		}
		this.started.put(key, now);
		return true;
	}

	private void invoke(String functionId, ObjectNode data) {
		String key = this.timetable.nextId();
		long now = this.timetable.clock().millis();
		ServerEvent event = ServerEvent.own(key, key, "inngest/function.invoked", data, now);
		this.all.add(event);
		for (ServerFunction function : this.functions) {
			if (function.id().equals(functionId)) {
				this.runs.start(function, event);
				return;
			}
		}
		ObjectNode unknown = JsonMapper.shared().createObjectNode().put("function_id", "").put("run_id", "");
		unknown.set("correlation_id", data.path("_inngest").path("correlation_id"));
		unknown.putObject("error")
			.put("name", "Error")
			.put("message", "could not find function with ID: " + functionId);
		String finishedKey = this.timetable.nextId();
		accept(ServerEvent.own(finishedKey, finishedKey, Runs.FINISHED, unknown, now));
	}

}

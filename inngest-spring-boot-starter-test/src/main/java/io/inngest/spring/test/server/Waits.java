package io.inngest.spring.test.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.inngest.spring.engine.expression.Condition;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.expression.cel.InvalidExpressionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What runs wait for: events, signals, and runs that they have invoked.
 */
final class Waits {

	private static final Duration LONGEST = Duration.ofDays(365);

	private static final JsonNode NULL = JsonMapper.shared().nullNode();

	private final List<Wait> open = new ArrayList<>();

	private final Timetable timetable;

	private final Runs runs;

	private final Conditions conditions;

	private final Invocations invocations;

	Waits(Timetable timetable, Runs runs, Conditions conditions, Invocations invocations) {
		this.timetable = timetable;
		this.runs = runs;
		this.conditions = conditions;
		this.invocations = invocations;
	}

	void forEvent(ServerRun run, JsonNode op) {
		JsonNode opts = op.path("opts");
		String name = opts.path("event").asString(op.path("name").asString(""));
		JsonNode expression = opts.path("if");
		Condition condition;
		try {
			condition = expression.isString() ? this.conditions.waiting(expression.stringValue()) : null;
		}
		catch (InvalidExpressionException ex) {
			this.runs.fail(run, "InvalidExpression", "Wait for event If expression failed to compile", ex.getMessage());
			return;
		}
		begin(new Wait(run, StepOps.hash(op), Kind.EVENT, name, condition, StepOps.isRacing(op)), NULL,
				time(opts, Duration.ZERO));
	}

	void forSignal(ServerRun run, JsonNode op) {
		JsonNode opts = op.path("opts");
		String signal = opts.required("signal").stringValue();
		Wait other = find((wait) -> wait.kind() == Kind.SIGNAL && wait.subject().equals(signal));
		if (other != null) {
			this.runs.fail(run, "Error", "Signal conflict; signal wait already exists for another run", null);
			return;
		}
		begin(new Wait(run, StepOps.hash(op), Kind.SIGNAL, signal, null, StepOps.isRacing(op)), NULL,
				time(opts, LONGEST));
	}

	void forFunction(ServerRun run, JsonNode op) {
		JsonNode opts = op.path("opts");
		if (!opts.path("payload").isObject()) {
			throw new AssertionError("A function was invoked without a payload. On a server the run would hang: " + op);
		}
		String id = "%s.%s".formatted(run.id(), StepOps.hash(op));
		Instant expires = time(opts, LONGEST);
		ObjectNode timeout = JsonMapper.shared()
			.createObjectNode()
			.put("name", "InngestInvokeTimeoutError")
			.put("message", "Timed out waiting for invoked function to complete");
		begin(new Wait(run, StepOps.hash(op), Kind.INVOCATION, id, null, StepOps.isRacing(op)),
				StepOps.wrap("error", timeout), expires);
		ObjectNode data = opts.path("payload").path("data").isObject()
				? (ObjectNode) opts.path("payload").get("data").deepCopy() : JsonMapper.shared().createObjectNode();
		data.putObject("_inngest")
			.put("correlation_id", id)
			.put("expire", expires.toEpochMilli())
			.put("fn_id", opts.required("function_id").stringValue())
			.put("name", op.path("displayName").asString(""));
		this.invocations.invoke(opts.required("function_id").stringValue(), data);
	}

	private Instant time(JsonNode opts, Duration otherwise) {
		Instant now = this.timetable.clock().instant();
		return opts.has("timeout") ? WireTimes.time(opts.get("timeout").stringValue(), now) : now.plus(otherwise);
	}

	private void begin(Wait wait, JsonNode timedOut, Instant until) {
		this.open.add(wait);
		this.timetable.later(wait.run(), wait.step(), until, () -> end(wait, timedOut));
	}

	private void end(Wait wait, JsonNode memo) {
		this.open.remove(wait);
		if (!wait.run().hasEnded()) {
			this.timetable.finish(wait.run(), wait.step(), memo, wait.racing());
		}
	}

	private @Nullable Wait find(Predicate<Wait> predicate) {
		this.open.removeIf((wait) -> wait.run().hasEnded());
		return this.open.stream().filter(predicate).findFirst().orElse(null);
	}

	/**
	 * Lets runs go on that wait for an event.
	 * @param event the event
	 */
	void arrived(ServerEvent event) {
		this.open.removeIf((wait) -> wait.run().hasEnded());
		for (Wait wait : List.copyOf(this.open)) {
			if (wait.kind() == Kind.EVENT && wait.subject().equals(event.name()) && (wait.condition() == null
					|| wait.condition().matches(wait.run().event().condition(), event.condition()))) {
				end(wait, event.json());
			}
		}
		JsonNode correlationId = event.data().path("correlation_id");
		if (event.name().equals(Runs.FINISHED) && correlationId.isString()) {
			Wait caller = find(
					(wait) -> wait.kind() == Kind.INVOCATION && wait.subject().equals(correlationId.stringValue()));
			if (caller != null) {
				end(caller, outcome(event));
			}
		}
	}

	private static JsonNode outcome(ServerEvent event) {
		if (event.data().has("error")) {
			return StepOps.wrap("error", event.data().get("error"));
		}
		return event.data().has("result") ? StepOps.wrap("data", event.data().get("result")) : event.json();
	}

	/**
	 * Lets the run go on that waits for a signal.
	 * @param signal the signal
	 * @param data what to give to it
	 * @return the run; {@code null} if there is none
	 */
	@Nullable ServerRun signalled(String signal, JsonNode data) {
		Wait waiting = find((wait) -> wait.kind() == Kind.SIGNAL && wait.subject().equals(signal));
		if (waiting == null) {
			return null;
		}
		end(waiting,
				StepOps.wrap("data", JsonMapper.shared().createObjectNode().put("signal", signal).set("data", data)));
		return waiting.run();
	}

	/**
	 * Starts functions for runs that wait for their end.
	 */
	@FunctionalInterface
	interface Invocations {

		/**
		 * Starts a function.
		 * @param functionId its composite id
		 * @param data the data of the event that starts it
		 */
		void invoke(String functionId, ObjectNode data);

	}

	private enum Kind {

		EVENT, SIGNAL, INVOCATION

	}

	/**
	 * A step that waits.
	 *
	 * @param run the run
	 * @param step the step
	 * @param kind what it waits for
	 * @param subject the name of it
	 * @param condition what an event has to fulfil; {@code null} for nothing
	 * @param racing whether the step races others
	 */
	private record Wait(ServerRun run, String step, Kind kind, String subject, @Nullable Condition condition,
			boolean racing) {

	}

}

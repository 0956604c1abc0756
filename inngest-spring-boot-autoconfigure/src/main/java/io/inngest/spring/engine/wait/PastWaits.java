package io.inngest.spring.engine.wait;

import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.arrival.EventHook;
import io.inngest.spring.engine.arrival.PastEvents;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.WaitRow.Result;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What waits have come to.
 */
public class PastWaits {

	private static final String CHILDREN = """
			SELECT run_id, status, output, error FROM inngest_run WHERE run_id = ANY(?)""";

	private final WaitTable waits;

	private final PastEvents events;

	private final Database database;

	PastWaits(WaitTable waits, PastEvents events, Database database) {
		this.waits = waits;
		this.events = events;
		this.database = database;
	}

	/**
	 * Reads the waits of a run, in a transaction that holds it, and looks once more for
	 * events that were there before a wait, where that is due.
	 * @param jdbc the transaction
	 * @param run the run
	 * @param now the current time, in epoch milliseconds
	 * @return the waits, in the order in which they were registered
	 */
	public List<WaitRow> read(JdbcOperations jdbc, ClaimedRun run, long now) {
		return this.waits.read(jdbc, run.runId()).stream().map((row) -> lookBack(jdbc, run, row, now)).toList();
	}

	private WaitRow lookBack(JdbcOperations jdbc, ClaimedRun run, WaitRow row, long now) {
		EventHook hook = row.target().hook();
		Long from = row.target().lookFrom();
		Long lookAt = row.target().lookAt();
		if (hook == null || from == null || lookAt == null) {
			return row;
		}
		StoredEvent found = this.events.first(jdbc, hook, from, run.event());
		if (found != null) {
			return row.resolved(new WaitRow.Resolution(Math.min(now, row.overAt()), found.key(), null, null));
		}
		if (lookAt > now) {
			return row;
		}
		this.waits.looked(jdbc, row);
		return row.lookedBack();
	}

	/**
	 * Deletes waits that are over.
	 * @param jdbc the transaction
	 * @param run the run
	 * @param hashes the hashes of the steps that waited
	 */
	public void delete(JdbcOperations jdbc, ClaimedRun run, Collection<String> hashes) {
		this.waits.delete(jdbc, run.runId(), hashes);
	}

	/**
	 * Finds out what waits that are over have come to.
	 * @param jdbc the transaction
	 * @param over the waits
	 * @return their results, by the hashes of the steps
	 */
	public Map<String, Result> results(JdbcOperations jdbc, List<WaitRow> over) {
		Map<String, StoredEvent> events = this.events.find(jdbc, sources(over, WaitKind.EVENT));
		Map<String, Child> children = children(jdbc, sources(over, WaitKind.INVOKE));
		Map<String, Result> results = new HashMap<>();
		for (WaitRow row : over) {
			results.put(row.step().hash(), limited(row, result(row, events, children)));
		}
		return results;
	}

	private static List<String> sources(List<WaitRow> over, WaitKind kind) {
		return over.stream()
			.filter((row) -> row.kind() == kind)
			.map(WaitRow::resolution)
			.filter(Objects::nonNull)
			.map(WaitRow.Resolution::sourceId)
			.filter(Objects::nonNull)
			.toList();
	}

	private Map<String, Child> children(JdbcOperations jdbc, List<String> runIds) {
		if (runIds.isEmpty()) {
			return Map.of();
		}
		List<Child> children = jdbc.query(
				CHILDREN, (row, number) -> new Child(row.getString("run_id"), row.getString("status"),
						row.getString("output"), row.getString("error")),
				new SqlArrayValue("varchar", runIds.toArray()));
		return children.stream().collect(Collectors.toMap(Child::runId, Function.identity()));
	}

	private static Result result(WaitRow row, Map<String, StoredEvent> events, Map<String, Child> children) {
		WaitRow.Resolution resolution = row.resolution();
		if (resolution == null) {
			return (row.kind() == WaitKind.INVOKE) ? failed(row, "InngestInvokeTimeoutError",
					"Timed out waiting for the invoked function to complete: " + row.subject()) : Result.NONE;
		}
		if (resolution.error() != null || resolution.data() != null) {
			return new Result(resolution.data(), resolution.error());
		}
		if (row.kind() == WaitKind.EVENT) {
			StoredEvent event = events.get(resolution.sourceId());
			return (event != null) ? new Result(json(event), null)
					: failed(row, "EventDeleted", "The event that had come was deleted before the run went on");
		}
		Child child = children.get(resolution.sourceId());
		return (child != null) ? result(row, child)
				: failed(row, "RunDeleted", "The run of the invoked function was deleted before this one went on");
	}

	private static Result result(WaitRow row, Child child) {
		return switch (child.status()) {
			case "COMPLETED" -> new Result((child.output() != null) ? child.output() : "null", null);
			case "FAILED" -> (child.error() != null) ? new Result(null, ofStep(row, child.error()))
					: failed(row, "Error", "Run %s of %s has failed".formatted(child.runId(), row.subject()));
			default -> failed(row, "InngestInvokeCancelled",
					"Run %s of %s was cancelled".formatted(child.runId(), row.subject()));
		};
	}

	private static String ofStep(WaitRow row, String error) {
		return write(JsonMapper.shared().readValue(error, ErrorDetails.class).withStep(row.step().id(), 1));
	}

	private static Result failed(WaitRow row, String name, String message) {
		return new Result(null, write(new ErrorDetails(name, message, null, row.step().id(), 1, List.of(), List.of())));
	}

	private static String write(ErrorDetails error) {
		return JsonMapper.shared().writeValueAsString(error);
	}

	private Result limited(WaitRow row, Result result) {
		String data = result.data();
		int limit = this.database.dialect().maxStepData();
		if (data == null || data.length() <= limit) {
			return result;
		}
		return failed(row, "ResultTooLarge",
				"What %s has returned is too large: %d characters of JSON, where %d are allowed"
					.formatted(row.subject(), data.length(), limit));
	}

	// An event as a step's result
	private static String json(StoredEvent event) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
			json.writeStartObject();
			json.writeName("data");
			json.writeRawValue(event.data());
			json.writeStringProperty("id", event.id());
			json.writeStringProperty("name", event.name());
			json.writeNumberProperty("ts", event.ts());
			json.writeName("user");
			json.writeRawValue((event.user() != null) ? event.user() : "{}");
			if (event.version() != null) {
				json.writeStringProperty("v", event.version());
			}
			json.writeEndObject();
		}
		return text.toString();
	}

	/**
	 * The run of an invoked function.
	 *
	 * @param runId the run
	 * @param status its status
	 * @param output its output, if it has completed
	 * @param error its error, if it has failed
	 */
	private record Child(String runId, String status, @Nullable String output, @Nullable String error) {

	}

}

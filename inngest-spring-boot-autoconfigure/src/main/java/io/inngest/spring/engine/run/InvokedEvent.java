package io.inngest.spring.engine.run;

import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.ChildStarter;
import io.inngest.spring.engine.wait.WaitTable;
import io.inngest.spring.function.SystemEvents;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event that starts the run of an invoked function: the data that the function is
 * given, and beside it who waits for the result.
 */
final class InvokedEvent {

	/** Where the engine's own data is in the event's. */
	static final String OWN_DATA = "_inngest";

	private static final String CORRELATION_ID = "correlation_id";

	private InvokedEvent() {
	}

	/**
	 * Makes the event's data.
	 * @param child what is invoked
	 * @return the data as JSON
	 */
	static String data(ChildStarter.Child child) {
		ObjectNode data = (ObjectNode) JsonMapper.shared().readTree(child.data());
		data.putObject(OWN_DATA)
			.put("fn_id", child.functionId())
			.put(CORRELATION_ID, child.parentId() + "." + child.stepHash())
			.put("expire", child.expiresAt())
			.put("name", child.stepName());
		return data.toString();
	}

	/**
	 * Returns what ties the ends of a run to the step that has invoked it.
	 * @param event the event that started the run
	 * @return the id; {@code null} if the run was not invoked
	 */
	static @Nullable String correlationId(StoredEvent event) {
		if (!event.name().equals(SystemEvents.INVOKED)) {
			return null;
		}
		JsonNode id = JsonMapper.shared().readTree(event.data()).path(OWN_DATA).path(CORRELATION_ID);
		return id.isString() ? id.stringValue() : null;
	}

	/**
	 * Returns the step that waits for the end of a run.
	 * @param event the event that started the run
	 * @return where that step waits; {@code null} if the run was not invoked
	 */
	static WaitTable.@Nullable Place caller(StoredEvent event) {
		String id = correlationId(event);
		int dot = (id != null) ? id.indexOf('.') : -1;
		return (id != null && dot > 0) ? new WaitTable.Place(id.substring(0, dot), id.substring(dot + 1)) : null;
	}

}

package io.inngest.spring.sample.check;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.inngest.spring.sample.check.StoredRuns.Step;
import io.inngest.spring.sample.recorded.StepLog;
import io.inngest.spring.sample.recorded.StepLog.Execution;
import io.inngest.spring.sample.recorded.StepLog.Returned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what handlers were given with what is stored.
 */
public class ValuesCheck {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final StepLog log;

	private final Map<String, Step> steps;

	/**
	 * Prepares the comparison.
	 * @param log what handlers were given
	 * @param stored the steps
	 */
	public ValuesCheck(StepLog log, StoredRuns stored) {
		this.log = log;
		this.steps = stored.steps()
			.stream()
			.collect(Collectors.toMap((step) -> key(step.runId(), step.label()), Function.identity()));
	}

	private static String key(String runId, String step) {
		return runId + " " + step;
	}

	/**
	 * No handler got anything but what is stored, nor before it was.
	 */
	public void assertOnlyWhatIsStored() {
		Findings findings = new Findings();
		this.log.returned().forEach((returned) -> findings.check(() -> assertStored(returned)));
		findings.assertNone();
	}

	/**
	 * Branches, races and sagas have come to the same in each call.
	 */
	public void assertDecidedOnce() {
		Findings findings = new Findings();
		this.log.decisions()
			.forEach((what, values) -> findings
				.check(() -> assertThat(values.stream().distinct()).as("What became of %s", what).hasSize(1)));
		findings.assertNone();
	}

	private void assertStored(Returned returned) {
		Step step = this.steps.get(key(returned.runId(), returned.step()));
		assertThat(step).as("The step that is stored, for %s", returned).isNotNull();
		assertThat(JSON.readTree(returned.json())).as("%s; %s", returned, step).isEqualTo(value(step));
		if (step.hasBody()) {
			assertThat(returned.at()).as("%s; %s", returned, step).isGreaterThanOrEqualTo(step.endedAt());
			assertThat(returned).as("Given by its own process or read from the row; %s", step)
				.matches((given) -> !given.first() || isOwn(given, step));
		}
	}

	/**
	 * The process that goes on with the value of a body that it has just executed must be
	 * the one whose execution is stored: another may have come to the same value, after
	 * it had lost its lease.
	 */
	private boolean isOwn(Returned given, Step step) {
		return this.log.executions(given.runId(), given.step())
			.stream()
			.filter((execution) -> execution.process().equals(given.process()))
			.filter((execution) -> execution.endedAt() <= given.at())
			.reduce((earlier, later) -> later)
			.filter(step::isResultOf)
			.isPresent();
	}

	private JsonNode value(Step step) {
		if (step.failed()) {
			JsonNode error = JSON.readTree(step.error());
			ObjectNode details = JSON.createObjectNode();
			details.set("name", error.get("name"));
			details.set("message", error.path("message"));
			return JSON.createObjectNode().set("error", details);
		}
		JsonNode data = (step.data() != null) ? JSON.readTree(step.data()) : JSON.nullNode();
		return JSON.createObjectNode().set("value", switch (step.op()) {
			case "step.sendEvent" -> data.get("ids");
			case "step.waitForEvent" -> event(data);
			case "step.waitForSignal" -> data.isNull() ? data : data.get("data");
			default -> data;
		});
	}

	private static JsonNode event(JsonNode data) {
		if (data.isNull()) {
			return data;
		}
		ObjectNode event = JSON.createObjectNode();
		List.of("id", "name", "data").forEach((field) -> event.set(field, data.get(field)));
		return event;
	}

	/**
	 * Returns how many values handlers got.
	 * @return the number, first passes and replays together
	 */
	public int values() {
		return this.log.returned().size();
	}

}

package io.inngest.spring.test.drive;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.engine.journal.StepTable;
import io.inngest.spring.engine.query.EventView;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.test.replay.RecordedRun;
import io.inngest.spring.test.replay.RecordedRun.End;
import io.inngest.spring.test.replay.RecordedRun.RecordedStep;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the embedded engine has stored of runs.
 */
public final class EmbeddedRecords {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private final StepTable steps;

	private final Clock clock;

	/**
	 * Creates the reader.
	 * @param steps the finished steps
	 * @param clock the engine's clock
	 */
	public EmbeddedRecords(StepTable steps, Clock clock) {
		this.steps = steps;
		this.clock = clock;
	}

	RecordedRun read(RunView run) {
		List<RecordedStep> recorded = new ArrayList<>();
		this.steps.read(run.runId(), this.clock.millis())
			.entries()
			.forEach((hash, entry) -> recorded.add(new RecordedStep(hash, entry.label(), entry)));
		Map<String, String> waits = new LinkedHashMap<>();
		run.steps()
			.stream()
			.filter((step) -> step.status() == StepView.Status.SLEEPING)
			.forEach((step) -> add(waits, StepKey.of(step.id(), step.index())));
		run.waits().forEach((wait) -> add(waits, StepKey.of(wait.stepId(), wait.index())));
		End end = switch (run.status()) {
			case COMPLETED -> End.COMPLETED;
			case FAILED -> End.FAILED;
			case CANCELLED -> End.CANCELLED;
			default -> End.OPEN;
		};
		return new RecordedRun(run.runId(), run.functionId(), List.of(event(run.event())), recorded, waits, end);
	}

	private static void add(Map<String, String> waits, StepKey step) {
		waits.put(step.hash(), step.label());
	}

	private static Event<JsonNode> event(EventView event) {
		Map<String, Object> user = (event.user() != null) ? JsonMapper.shared().readValue(event.user(), MAP) : Map.of();
		return new Event<>(event.id(), event.name(), JsonMapper.shared().readTree(event.data()), user, event.ts(),
				event.version());
	}

}

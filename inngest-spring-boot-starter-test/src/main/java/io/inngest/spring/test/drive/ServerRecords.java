package io.inngest.spring.test.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.test.replay.RecordedRun;
import io.inngest.spring.test.replay.RecordedRun.End;
import io.inngest.spring.test.replay.RecordedRun.RecordedStep;
import io.inngest.spring.test.server.ServerEvent;
import io.inngest.spring.test.server.ServerRun;
import io.inngest.spring.test.server.StandInServer.Pending;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the stand-in for a server has stored of runs.
 */
final class ServerRecords {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private ServerRecords() {
	}

	static RecordedRun read(ServerRun run, List<Pending> pending) {
		List<RecordedStep> steps = new ArrayList<>();
		for (String hash : run.stack()) {
			String label = label(run, hash);
			steps.add(new RecordedStep(hash, label, entry(label, StepMemo.of(run.memo(hash)))));
		}
		Map<String, String> waits = new LinkedHashMap<>();
		for (Pending one : pending) {
			if (one.step() != null) {
				waits.put(one.step(), label(run, one.step()));
			}
		}
		End end = switch (run.status()) {
			case "Completed" -> End.COMPLETED;
			case "Failed" -> End.FAILED;
			case "Cancelled" -> End.CANCELLED;
			default -> End.OPEN;
		};
		return new RecordedRun(run.id(), run.functionId(), List.of(event(run.event())), steps, waits, end);
	}

	static String label(ServerRun run, String hash) {
		ServerRun.StepLabel label = run.label(hash);
		return new StepKey(label.id(), label.index(), hash).label();
	}

	private static Memo.Entry entry(String label, StepMemo memo) {
		ErrorDetails error = memo.error();
		JsonNode result = memo.result();
		if (error != null) {
			return new Memo.Failure(label, error);
		}
		return (result == null || result.isNull()) ? new Memo.Done(label) : new Memo.Data(label, result.toString());
	}

	private static Event<JsonNode> event(ServerEvent event) {
		Map<String, Object> user = JsonMapper.shared().convertValue(event.user(), MAP);
		return new Event<>(event.id(), event.name(), event.data(), user, Instant.ofEpochMilli(event.ts()),
				event.version());
	}

}

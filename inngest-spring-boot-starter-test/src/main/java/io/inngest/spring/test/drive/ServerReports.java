package io.inngest.spring.test.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.RunReport.Status;
import io.inngest.spring.test.StepReport;
import io.inngest.spring.test.WaitReport;
import io.inngest.spring.test.intervention.Interventions;
import io.inngest.spring.test.server.ServerEvent;
import io.inngest.spring.test.server.ServerRun;
import io.inngest.spring.test.server.StandInServer;
import io.inngest.spring.test.server.StandInServer.Pending;
import io.inngest.spring.test.server.StepTimes.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes reports of what the stand-in for a server knows of its runs.
 */
final class ServerReports {

	private static final String RETRY = "retry";

	private static final List<String> HANDLED = List.of("inngest/function.failed", "inngest/function.cancelled");

	private final StandInServer server;

	private final Interventions interventions;

	ServerReports(StandInServer server, Interventions interventions) {
		this.server = server;
		this.interventions = interventions;
	}

	RunReport report(ServerRun run) {
		Status status = Status.valueOf(run.status().toUpperCase(Locale.ROOT));
		JsonNode result = run.result();
		ErrorDetails error = (status == Status.FAILED && result != null) ? error(result) : null;
		return new RunReport(run.id(), run.functionId(), status, report(run.event()), run.createdAt(), run.endedAt(),
				(status == Status.COMPLETED) ? result : null, error,
				run.stack().stream().map((hash) -> report(run, hash)).toList(), waits(run), sentEvents(run),
				handlers(run));
	}

	private StepReport report(ServerRun run, String hash) {
		ServerRun.StepLabel label = run.label(hash);
		StepMemo memo = StepMemo.of(run.memo(hash));
		String op = this.interventions.isRollback(run.id(), hash) ? StepOp.ROLLBACK : label.op();
		return new StepReport(label.id(), label.index(), op, memo.result(), memo.error(), run.times().attempts(hash),
				run.times().begunAt(hash), run.times().endedAt(hash));
	}

	private List<WaitReport> waits(ServerRun run) {
		List<WaitReport> waits = new ArrayList<>();
		Failure failure = run.times().failure();
		for (Pending pending : this.server.pending(run)) {
			String hash = pending.step();
			if (hash != null) {
				ServerRun.StepLabel label = run.label(hash);
				waits.add(new WaitReport(label.id(), label.index(), label.op(), run.times().subject(hash),
						pending.due(), 0, null));
			}
			else if (failure != null) {
				waits.add(retry(run, failure, pending));
			}
		}
		return waits;
	}

	private static WaitReport retry(ServerRun run, Failure failure, Pending pending) {
		ServerRun.StepLabel label = (failure.step() != null) ? run.label(failure.step()) : null;
		return new WaitReport((label != null) ? label.id() : null, (label != null) ? label.index() : 0, RETRY, null,
				pending.due(), failure.attempts(), error(failure.error()));
	}

	private List<EventReport> sentEvents(ServerRun run) {
		List<EventReport> sent = new ArrayList<>();
		for (String hash : run.stack()) {
			JsonNode result = StepMemo.of(run.memo(hash)).result();
			if (SentEvents.areIn(run.label(hash).op()) && result != null) {
				List<String> keys = SentEvents.keys(result);
				this.server.events()
					.stream()
					.filter((event) -> keys.contains(event.key()))
					.map(ServerReports::report)
					.forEach(sent::add);
			}
		}
		return sent;
	}

	private List<RunReport> handlers(ServerRun run) {
		return this.server.runs()
			.stream()
			.filter((other) -> HANDLED.contains(other.event().name())
					&& other.event().data().path("run_id").asString("").equals(run.id()))
			.map(this::report)
			.toList();
	}

	static EventReport report(ServerEvent event) {
		return new EventReport(event.key(), event.id(), event.name(), event.data());
	}

	private static @Nullable ErrorDetails error(JsonNode json) {
		return json.isObject() ? JsonMapper.shared().treeToValue(json, ErrorDetails.class)
				: new ErrorDetails("Error", json.asString(""), null, null, 0, List.of(), List.of());
	}

}

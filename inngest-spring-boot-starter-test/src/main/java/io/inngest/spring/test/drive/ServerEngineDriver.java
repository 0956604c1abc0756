package io.inngest.spring.test.drive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.intervention.Interventions;
import io.inngest.spring.test.intervention.TestedStep;
import io.inngest.spring.test.replay.RecordedRun;
import io.inngest.spring.test.server.StandInServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stand-in for an Inngest server, which calls functions through the serve endpoint.
 */
public final class ServerEngineDriver implements DrivenEngine {

	private final StandInServer server;

	private final ServerReports reports;

	/**
	 * Creates a driver.
	 * @param server the server
	 * @param interventions what the test does to steps
	 */
	public ServerEngineDriver(StandInServer server, Interventions interventions) {
		this.server = server;
		this.reports = new ServerReports(server, interventions);
		server.knownResults((run, step) -> {
			String json = interventions.resultOf(new TestedStep(run.functionId(), ServerRecords.label(run, step)));
			return (json != null) ? JsonMapper.shared().readTree(json) : null;
		});
	}

	@Override
	public TestEngine kind() {
		return TestEngine.SERVER;
	}

	@Override
	public boolean doNext() {
		return this.server.runNext();
	}

	@Override
	public Optional<Instant> nextDue() {
		return this.server.nextDue();
	}

	@Override
	public List<RunReport> runsOf(String functionId) {
		return this.server.runs()
			.stream()
			.filter((run) -> run.functionId().equals(functionId))
			.map(this.reports::report)
			.toList();
	}

	@Override
	public Optional<RunReport> find(String runId) {
		return this.server.runs()
			.stream()
			.filter((run) -> run.id().equals(runId))
			.map(this.reports::report)
			.findFirst();
	}

	@Override
	public List<EventReport> events() {
		return this.server.events().stream().map(ServerReports::report).toList();
	}

	@Override
	public List<RecordedRun> records() {
		return this.server.runs().stream().map((run) -> ServerRecords.read(run, this.server.pending(run))).toList();
	}

	@Override
	public void repeatCalls() {
		this.server.repeatCalls();
	}

	@Override
	public void reset() {
		this.server.reset();
	}

}

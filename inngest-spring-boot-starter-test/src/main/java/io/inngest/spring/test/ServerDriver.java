package io.inngest.spring.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.test.server.ServerRun;
import io.inngest.spring.test.server.StandInServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * Drives functions through the serve endpoint, as a server does.
 */
public class ServerDriver implements InngestDriver {

	private static final int MAX_WAKES = 10_000;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Inngest inngest;

	private final StandInServer server;

	private final TestClock clock;

	/**
	 * Creates a driver.
	 * @param inngest the application's access to the server
	 * @param server the server
	 * @param clock the clock of the server and of the application
	 */
	public ServerDriver(Inngest inngest, StandInServer server, TestClock clock) {
		this.inngest = inngest;
		this.server = server;
		this.clock = clock;
	}

	@Override
	public String send(Event<?> event) {
		return this.inngest.send(event).ids().get(0);
	}

	@Override
	public void sendSignal(String signal, @Nullable Object data) {
		this.inngest.sendSignal(signal, data);
	}

	@Override
	public void cancel(String runId) {
		this.inngest.cancel(runId);
	}

	@Override
	public void runUntilIdle() {
		while (this.server.runNext()) {
			// Until nothing is due
		}
	}

	@Override
	public void advance(Duration duration) {
		Instant end = this.clock.instant().plus(duration);
		runUntilIdle();
		Optional<Instant> next = this.server.nextDue();
		while (next.isPresent() && !next.get().isAfter(end)) {
			this.clock.advanceTo(roundedUp(next.get()));
			runUntilIdle();
			next = this.server.nextDue();
		}
		this.clock.advanceTo(end);
	}

	@Override
	public boolean advanceToNextWake() {
		runUntilIdle();
		Optional<Instant> next = this.server.nextDue();
		next.ifPresent((time) -> {
			this.clock.advanceTo(roundedUp(time));
			runUntilIdle();
		});
		return next.isPresent();
	}

	// The clock counts in milliseconds
	private static Instant roundedUp(Instant time) {
		Instant millis = Instant.ofEpochMilli(time.toEpochMilli());
		return millis.isBefore(time) ? millis.plusMillis(1) : millis;
	}

	@Override
	public void runToEnd() {
		int wakes = 0;
		while (advanceToNextWake()) {
			wakes++;
			Assert.state(wakes < MAX_WAKES, "There is no end to the runs that wait");
		}
	}

	@Override
	public List<RunReport> runsOf(String functionId) {
		return this.server.runs()
			.stream()
			.filter((run) -> run.functionId().equals(functionId))
			.map(ServerDriver::report)
			.toList();
	}

	@Override
	public List<EventReport> events() {
		return this.server.events()
			.stream()
			.map((event) -> new EventReport(event.id(), event.name(), event.data()))
			.toList();
	}

	private static RunReport report(ServerRun run) {
		RunReport.Status status = RunReport.Status.valueOf(run.status().toUpperCase(Locale.ROOT));
		JsonNode result = run.result();
		ErrorDetails error = (status == RunReport.Status.FAILED && result != null) ? error(result) : null;
		return new RunReport(run.id(), run.functionId(), status, (status == RunReport.Status.COMPLETED) ? result : null,
				error, run.stack().stream().map((hash) -> report(run, hash)).toList());
	}

	private static StepReport report(ServerRun run, String hash) {
		ServerRun.StepLabel label = run.label(hash);
		JsonNode memo = run.memo(hash);
		if (memo != null && memo.size() == 1 && memo.has("error")) {
			return new StepReport(label.id(), label.index(), label.op(), null, error(memo.get("error")));
		}
		JsonNode wrapped = (memo != null && memo.size() == 1) ? memo.get("data") : null;
		return new StepReport(label.id(), label.index(), label.op(), (wrapped != null) ? wrapped : memo, null);
	}

	private static ErrorDetails error(JsonNode json) {
		return JSON.treeToValue(json, ErrorDetails.class);
	}

}

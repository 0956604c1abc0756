package io.inngest.spring.test.drive;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.Inngest;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.TestClock;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.intervention.Intervention;
import io.inngest.spring.test.intervention.Interventions;
import io.inngest.spring.test.intervention.TestedStep;
import io.inngest.spring.test.replay.RunHistory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * The tester of an application, on whichever engine.
 */
public final class EngineTester implements InngestTester {

	private final Inngest inngest;

	private final DrivenEngine engine;

	private final TestClock clock;

	private final ClockDriver driver;

	private final Application application;

	private final Interventions interventions;

	private boolean twice;

	private int events;

	/**
	 * Creates a tester.
	 * @param inngest the application's access to the engine
	 * @param engine the engine
	 * @param clock the clock of both
	 * @param application what is known of the application
	 * @param interventions what the test does to steps
	 */
	public EngineTester(Inngest inngest, DrivenEngine engine, TestClock clock, Application application,
			Interventions interventions) {
		this.inngest = inngest;
		this.engine = engine;
		this.clock = clock;
		this.driver = new ClockDriver(engine, clock);
		this.application = application;
		this.interventions = interventions;
	}

	/**
	 * Lets a test begin with nothing that another one has left.
	 */
	public void begin() {
		this.engine.reset();
		this.interventions.clear();
		this.clock.beginAt(START);
		this.twice = false;
		this.events = 0;
	}

	/**
	 * Verifies at the end of a test that everything that it wanted to do to steps has
	 * taken place.
	 * @throws AssertionError if something has not
	 */
	public void end() {
		new UnusedInterventions(this.engine).check(this.interventions.unused());
	}

	@Override
	public String send(Event<?> event) {
		if (!this.twice) {
			return this.inngest.send(event).ids().get(0);
		}
		Event<?> known = event;
		if (event.id() == null) {
			this.events++;
			known = event.withId("test-" + this.events);
		}
		String id = this.inngest.send(known).ids().get(0);
		this.inngest.send(known);
		return id;
	}

	@Override
	public String send(Object payload) {
		return send(this.application.payloads().eventOf(payload));
	}

	@Override
	public RunReport run(String functionId, Object data) {
		FunctionDefinition function = this.application.functions().find(functionId);
		String event = KnownFunctions.startingEvent(function);
		List<String> before = this.engine.runsOf(function.compositeId()).stream().map(RunReport::runId).toList();
		send(event, data);
		runToEnd();
		List<RunReport> started = this.engine.runsOf(function.compositeId())
			.stream()
			.filter((run) -> !before.contains(run.runId()))
			.toList();
		if (started.size() != 1) {
			throw new AssertionError("The event '%s' has not started one run of '%s', but %d: %s".formatted(event,
					function.id(), started.size(),
					(started.isEmpty() ? "does the data fulfil the condition of the trigger?" : timelines(started))));
		}
		return started.get(0);
	}

	private static String timelines(List<RunReport> runs) {
		return runs.stream().map(RunReport::timeline).reduce("", (one, other) -> one + "\n" + other);
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
		requireNoTransaction();
		this.driver.runUntilIdle();
	}

	@Override
	public void advance(Duration duration) {
		requireNoTransaction();
		this.driver.advance(duration);
	}

	@Override
	public boolean advanceToNextWake() {
		requireNoTransaction();
		return this.driver.advanceToNextWake();
	}

	@Override
	public void runToEnd() {
		requireNoTransaction();
		this.driver.runToEnd();
	}

	private static void requireNoTransaction() {
		Assert.state(!TransactionSynchronizationManager.isActualTransactionActive(),
				"A transaction is active. Functions would not see what it has not committed, and their steps are "
						+ "refused in it: take @Transactional off the test, and let a TransactionTemplate commit what "
						+ "the test writes");
	}

	@Override
	public List<RunReport> runsOf(String functionId) {
		return this.engine.runsOf(this.application.functions().find(functionId).compositeId());
	}

	@Override
	public RunReport runOf(String functionId) {
		List<RunReport> runs = runsOf(functionId);
		if (runs.size() != 1) {
			throw new AssertionError("There is not one run of '%s', but %d%s".formatted(functionId, runs.size(),
					runs.isEmpty() ? ". Send the event that starts it, and let it run: runUntilIdle() or runToEnd()"
							: ":" + timelines(runs)));
		}
		return runs.get(0);
	}

	@Override
	public RunReport find(String runId) {
		return this.engine.find(runId)
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no run '%s'. The id of a run is in its report, that of an event in what send returns"
						.formatted(runId)));
	}

	@Override
	public List<EventReport> events() {
		return this.engine.events();
	}

	@Override
	public TestClock clock() {
		return this.clock;
	}

	@Override
	public TestEngine engine() {
		return this.engine.kind();
	}

	@Override
	public void failStep(String functionId, String step, int times, Throwable exception) {
		this.interventions.add(new Intervention.Failure(step(functionId, step), times, exception));
	}

	@Override
	public void stubStep(String functionId, String step, @Nullable Object value) {
		String json = (value instanceof FetchResponse response) ? stored(response)
				: this.application.json().writeValueAsString(value);
		this.interventions.add(new Intervention.Stub(step(functionId, step), json));
	}

	// As engines store the answer to a request
	private static String stored(FetchResponse response) {
		return JsonMapper.shared()
			.writeValueAsString(Map.of("status_code", response.status(), "headers", response.headers(), "body",
					response.body(), "url", response.url()));
	}

	@Override
	public void crashAfter(String functionId, String step) {
		this.interventions.add(new Intervention.Crash(step(functionId, step)));
	}

	private TestedStep step(String functionId, String step) {
		return new TestedStep(this.application.functions().find(functionId).compositeId(), step);
	}

	@Override
	public void deliverTwice() {
		this.twice = true;
		this.engine.repeatCalls();
	}

	@Override
	public void assertDeterministic() {
		this.engine.records().forEach(this.application.replay()::check);
	}

	@Override
	public String history(String runId) {
		find(runId);
		return this.engine.records()
			.stream()
			.filter((run) -> run.runId().equals(runId))
			.map(RunHistory::write)
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void assertDeterministic(String history) {
		this.application.replay().check(RunHistory.read(history));
	}

}

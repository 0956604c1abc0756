package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.EventView;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drives the embedded engine.
 */
public class EmbeddedDriver implements InngestDriver {

	/** More than a test has. */
	private static final int LIMIT = 10_000;

	private final Inngest inngest;

	private final EngineDriver engine;

	private final RunQueries queries;

	/**
	 * Creates a driver.
	 * @param inngest the application's access to the engine
	 * @param engine handles runs on the calling thread
	 * @param queries looks up runs and events
	 */
	public EmbeddedDriver(Inngest inngest, EngineDriver engine, RunQueries queries) {
		this.inngest = inngest;
		this.engine = engine;
		this.queries = queries;
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
		this.engine.runUntilIdle();
	}

	@Override
	public void advance(Duration duration) {
		this.engine.advance(duration);
	}

	@Override
	public boolean advanceToNextWake() {
		return this.engine.advanceToNextWake();
	}

	@Override
	public void runToEnd() {
		this.engine.runToEnd();
	}

	@Override
	public List<RunReport> runsOf(String functionId) {
		return reversed(this.queries.latestOf(functionId, LIMIT)).stream().map(EmbeddedDriver::report).toList();
	}

	@Override
	public List<EventReport> events() {
		return reversed(this.queries.latestEvents(LIMIT)).stream().map(EmbeddedDriver::report).toList();
	}

	private static <T> List<T> reversed(List<T> latestFirst) {
		List<T> list = new ArrayList<>(latestFirst);
		Collections.reverse(list);
		return list;
	}

	private static RunReport report(RunView run) {
		RunReport.Status status = run.status().isEnded() ? RunReport.Status.valueOf(run.status().name())
				: RunReport.Status.RUNNING;
		return new RunReport(run.runId(), run.functionId(), status,
				(status == RunReport.Status.COMPLETED) ? json(run.output()) : null,
				(status == RunReport.Status.FAILED) ? run.error() : null,
				run.steps().stream().filter(EmbeddedDriver::isOver).map(EmbeddedDriver::report).toList());
	}

	private static boolean isOver(StepView step) {
		return step.status() == StepView.Status.COMPLETED || step.status() == StepView.Status.FAILED;
	}

	private static StepReport report(StepView step) {
		return new StepReport(step.id(), step.index(), step.op(), (step.error() != null) ? null : json(step.output()),
				step.error());
	}

	private static EventReport report(EventView event) {
		return new EventReport(event.id(), event.name(), json(event.data()));
	}

	private static JsonNode json(@Nullable String text) {
		return (text != null) ? JsonMapper.shared().readTree(text) : JsonMapper.shared().nullNode();
	}

}

package io.inngest.spring.sample.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.inngest.spring.sample.check.StoredRuns.Event;
import io.inngest.spring.sample.check.StoredRuns.Run;
import io.inngest.spring.sample.check.StoredRuns.Step;
import io.inngest.spring.sample.play.Scenario;
import io.inngest.spring.sample.recorded.StepLog;
import io.inngest.spring.sample.recorded.StepLog.Execution;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what is stored with what was accepted and what is described.
 */
public class RunsCheck {

	private static final String EXPIRED = "booking/hold.expired";

	/** Events for those who wait; nothing is started by them. */
	private static final Set<String> NUDGES = Set.of("shop/order.paid", "shop/order.cancelled");

	private static final Set<String> ENDS = Set.of("inngest/function.failed", "inngest/function.cancelled");

	private static final int RUN_ID = 26;

	private static final String INVOKED = "inngest/function.invoked";

	private final List<Event> events;

	private final Map<String, List<Event>> endsByRun;

	private final Map<String, List<Event>> invokedByRun;

	private final Map<String, Long> expiriesBySubject;

	private final Map<String, List<Run>> runsByEvent;

	private final Map<String, List<Step>> steps;

	private final Set<String> customers;

	private final List<Run> expected = new ArrayList<>();

	private final StepLog log;

	private int lateEffects;

	/**
	 * Reads what is stored.
	 * @param stored the tables
	 * @param log the executions of bodies
	 */
	public RunsCheck(StoredRuns stored, StepLog log) {
		this.log = log;
		this.events = stored.events();
		this.endsByRun = this.events.stream()
			.filter((event) -> ENDS.contains(event.name()))
			.collect(Collectors.groupingBy(Event::eventId));
		this.invokedByRun = this.events.stream()
			.filter((event) -> INVOKED.equals(event.name()))
			.collect(Collectors.groupingBy((event) -> correlation(event).substring(0, RUN_ID)));
		this.expiriesBySubject = this.events.stream()
			.filter((event) -> EXPIRED.equals(event.name()))
			.flatMap((event) -> event.subject().stream())
			.collect(Collectors.groupingBy((subject) -> subject, Collectors.counting()));
		this.runsByEvent = stored.runs().stream().collect(Collectors.groupingBy(Run::eventKey));
		this.steps = stored.steps().stream().collect(Collectors.groupingBy(Step::runId));
		this.customers = Set.copyOf(stored.customers());
	}

	/**
	 * What was accepted is there, each event has its run, and nothing else has run.
	 * @param accepted the ids of events, by subject
	 */
	public void assertNothingLostAndNothingDone(Map<String, String> accepted) {
		Findings findings = new Findings();
		findings.check(() -> assertThat(this.events).extracting(Event::eventKey).containsAll(accepted.values()));
		findings.check(() -> assertThat(this.events).filteredOn(Event::pending).isEmpty());
		this.events.forEach(
				(event) -> event.subject().ifPresent((subject) -> findings.check(() -> assertPlayed(event, subject))));
		findings.assertNone();
		assertThat(this.runsByEvent.values().stream().flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(this.expected);
	}

	private void assertPlayed(Event event, String subject) {
		if (NUDGES.contains(event.name())) {
			assertThat(this.runsByEvent.getOrDefault(event.eventKey(), List.of())).as("%s", event).isEmpty();
			return;
		}
		if (EXPIRED.equals(event.name())) {
			assertHandler(onlyRun(event), "sample-mail-hold-expired", "send-mail");
			return;
		}
		Scenario scenario = Scenario.of(subject);
		Run run = onlyRun(event);
		assertThat(run.functionId()).as("%s", run).isEqualTo(scenario.functionId());
		assertThat(run.status()).as("%s: %s", run, steps(run)).isEqualTo(scenario.status());
		assertThat(scenario.course().objections(marks(run), !scenario.isCancelled())).as("%s: %s", run, marks(run))
			.isEmpty();
		assertChildren(run);
		assertHandlers(run, scenario);
		assertEffects(run, subject, scenario);
	}

	private Run onlyRun(Event event) {
		List<Run> runs = this.runsByEvent.getOrDefault(event.eventKey(), List.of());
		assertThat(runs).as("%s", event).hasSize(1);
		this.expected.add(runs.get(0));
		return runs.get(0);
	}

	/**
	 * A function that was invoked has one run, whatever happened to the one that invoked
	 * it, and its output is what that one was given.
	 */
	private void assertChildren(Run run) {
		List<Event> invoked = this.invokedByRun.getOrDefault(run.runId(), List.of());
		assertThat(invoked).as("%s", run)
			.doesNotHaveDuplicates()
			.extracting(RunsCheck::correlation)
			.doesNotHaveDuplicates();
		for (Event event : invoked) {
			Run child = onlyRun(event);
			assertHandler(child, "sample-issue-invoice", "write-invoice");
			steps(run).stream()
				.filter((step) -> correlation(event).equals(run.runId() + "." + step.stepHash()))
				.forEach((step) -> assertThat(step.data()).as("%s; %s", step, child).isEqualTo(child.output()));
		}
		assertThat(steps(run).stream().filter((step) -> "step.invoke".equals(step.op()))).as("%s", run)
			.hasSizeLessThanOrEqualTo(invoked.size());
	}

	private static String correlation(Event invoked) {
		return JsonMapper.shared().readTree(invoked.data()).at("/_inngest/correlation_id").asString();
	}

	/**
	 * One run per handler that is registered, and no second event that would start more.
	 */
	private void assertHandlers(Run ended, Scenario scenario) {
		List<Event> told = this.endsByRun.getOrDefault(ended.runId(), List.of());
		assertThat(told).as("%s", ended).hasSize("COMPLETED".equals(scenario.status()) ? 0 : 1);
		List<Run> handlers = told.stream()
			.flatMap((event) -> this.runsByEvent.getOrDefault(event.eventKey(), List.of()).stream())
			.toList();
		assertThat(handlers).as("%s", ended)
			.extracting(Run::functionId)
			.containsExactlyInAnyOrderElementsOf(scenario.handlers().keySet());
		handlers.forEach((run) -> assertHandler(run, run.functionId(), scenario.handlers().get(run.functionId())));
		this.expected.addAll(handlers);
	}

	private void assertHandler(Run run, String functionId, String step) {
		assertThat(run.functionId()).as("%s", run).isEqualTo(functionId);
		assertThat(run.status()).as("%s: %s", run, steps(run)).isEqualTo("COMPLETED");
		assertThat(marks(run)).as("%s", run).containsExactly(step);
	}

	private void assertEffects(Run run, String subject, Scenario scenario) {
		boolean there = this.customers.contains(subject);
		if (there && !scenario.keepsCustomer() && isInsertedLate(run)) {
			this.lateEffects++;
		}
		else {
			assertThat(there).as("The customer is there; %s", run).isEqualTo(scenario.keepsCustomer());
		}
		if (marks(run).contains("announce-expiry")) {
			assertThat(this.expiriesBySubject.getOrDefault(subject, 0L)).as("Expiries of %s", run).isEqualTo(1);
		}
	}

	/**
	 * An execution that was frozen inserts its row when it thaws, although another has
	 * been stored meanwhile and the row has been deleted. Only the body could prevent it.
	 */
	private boolean isInsertedLate(Run run) {
		long deleted = steps(run).stream()
			.filter((step) -> "delete-row".equals(step.label()))
			.mapToLong(Step::startedAt)
			.findFirst()
			.orElse(Long.MAX_VALUE);
		return this.log.executions(run.runId(), "insert-row")
			.stream()
			.filter((execution) -> !execution.isCutOff())
			.mapToLong(Execution::endedAt)
			.anyMatch((ended) -> ended >= deleted);
	}

	/**
	 * Returns how many effects came too late to be undone.
	 * @return the number of rows
	 */
	public int lateEffects() {
		return this.lateEffects;
	}

	private List<String> marks(Run run) {
		return steps(run).stream().map((step) -> step.label() + (step.failed() ? "!" : "")).toList();
	}

	private List<Step> steps(Run run) {
		return this.steps.getOrDefault(run.runId(), List.of());
	}

	/**
	 * Returns how many runs ended how.
	 * @return the number of runs by status
	 */
	public Map<String, Long> ends() {
		return this.runsByEvent.values()
			.stream()
			.flatMap(List::stream)
			.collect(Collectors.groupingBy(Run::status, TreeMap::new, Collectors.counting()));
	}

}

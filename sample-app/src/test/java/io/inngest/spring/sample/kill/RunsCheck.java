package io.inngest.spring.sample.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.inngest.spring.sample.kill.StoredRuns.Event;
import io.inngest.spring.sample.kill.StoredRuns.Run;
import io.inngest.spring.sample.kill.StoredRuns.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what is stored with what was accepted and what is described.
 */
class RunsCheck {

	private final List<Event> events;

	private final Map<String, List<Run>> runsByEvent;

	private final Map<String, List<Step>> steps;

	private final List<String> customers;

	private final List<Run> expected = new ArrayList<>();

	RunsCheck(StoredRuns stored) {
		this.events = stored.events();
		this.runsByEvent = stored.runs().stream().collect(Collectors.groupingBy(Run::eventKey));
		this.steps = stored.steps().stream().collect(Collectors.groupingBy(Step::runId));
		this.customers = stored.customers();
	}

	/** What was accepted is there, each event has its run, and nothing else has run. */
	void assertNothingLostAndNothingDone(Map<String, String> accepted) {
		assertThat(this.events).extracting(Event::eventKey).containsAll(accepted.values());
		assertThat(this.events).filteredOn(Event::pending).isEmpty();
		this.events.forEach((event) -> event.subject().ifPresent((subject) -> assertPlayed(event, subject)));
		assertThat(this.runsByEvent.values().stream().flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(this.expected);
	}

	private void assertPlayed(Event event, String subject) {
		if ("booking/hold.expired".equals(event.name())) {
			assertHandler(onlyRun(event), "sample-mail-hold-expired", "send-mail");
			return;
		}
		Scenario scenario = Player.scenario(subject);
		Run run = onlyRun(event);
		assertThat(run.functionId()).as("%s", run).isEqualTo(scenario.functionId());
		assertThat(run.status()).as("%s: %s", run, steps(run)).isEqualTo(scenario.status());
		if (scenario.isCancelled()) {
			assertThat(scenario.steps()).as("%s", run).startsWith(marks(run).toArray(String[]::new));
		}
		else {
			assertThat(marks(run)).as("%s", run).isEqualTo(scenario.steps());
		}
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
	 * One run per handler that is registered, and no second event that would start more.
	 */
	private void assertHandlers(Run ended, Scenario scenario) {
		List<Event> told = this.events.stream()
			.filter((event) -> event.eventId().equals(ended.runId()) && event.name().startsWith("inngest/"))
			.toList();
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
		assertThat(this.customers.contains(subject)).as("%s", run).isEqualTo(scenario.keepsCustomer());
		if (marks(run).contains("announce-expiry")) {
			assertThat(this.events).filteredOn((event) -> "booking/hold.expired".equals(event.name()))
				.filteredOn((event) -> event.subject().filter(subject::equals).isPresent())
				.as("%s", run)
				.hasSize(1);
		}
	}

	private List<String> marks(Run run) {
		return steps(run).stream().map((step) -> step.label() + (step.failed() ? "!" : "")).toList();
	}

	private List<Step> steps(Run run) {
		return this.steps.getOrDefault(run.runId(), List.of());
	}

	/** Returns how many runs ended how. */
	Map<String, Long> ends() {
		return this.runsByEvent.values()
			.stream()
			.flatMap(List::stream)
			.collect(Collectors.groupingBy(Run::status, TreeMap::new, Collectors.counting()));
	}

}

package io.inngest.spring.serve.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replays what a real server and the reference SDK said to each other against the running
 * endpoint.
 */
class RecordingReplayTests {

	private static final Logger logger = LoggerFactory.getLogger(RecordingReplayTests.class);

	private static final ReplayPlan PLAN = new ReplayPlan();

	private static final List<String> replayed = new ArrayList<>();

	private static int exchanges;

	@TestFactory
	Stream<DynamicTest> answersAsRecorded() {
		return Recording.all()
			.stream()
			.filter((recording) -> !PLAN.excluded().contains(recording.scenario()))
			.map((recording) -> DynamicTest.dynamicTest(recording.scenario(), () -> replay(recording)));
	}

	private void replay(Recording recording) {
		try (ServerStub server = new ServerStub()) {
			ScenarioReplay replay = new ScenarioReplay(recording, PLAN, server);
			assertThat(replay.replay()).isEmpty();
			exchanges += replay.compared();
			replayed.add(recording.scenario());
		}
	}

	@Test
	void everyRecordingHasAnApplicationOrAReasonWhyNot() {
		Set<String> known = new TreeSet<>(ReplayApplication.written());
		known.addAll(PLAN.excluded());
		known.addAll(RecordedSends.withoutFunctions());
		assertThat(known).isEqualTo(Recording.all().stream().map(Recording::scenario).collect(Collectors.toSet()));
		assertThat(ReplayApplication.written()).doesNotContainAnyElementsOf(PLAN.excluded());
	}

	@Test
	void nothingWaitsForWhatExists() {
		assertThat(Stream.of(PLAN.waiting(), PLAN.partly()).flatMap(Collection::stream))
			.filteredOn(ReplayPlan.Exclusion::isOver)
			.as("can be replayed now, write their functions")
			.isEmpty();
	}

	@AfterAll
	static void report() {
		StringBuilder report = new StringBuilder();
		report.append("%d of %d recordings with %d exchanges replayed".formatted(replayed.size(),
				Recording.all().size(), exchanges));
		append(report, "waits", PLAN.waiting());
		append(report, "partly", PLAN.partly());
		append(report, "does not apply", PLAN.inapplicable());
		PLAN.differences()
			.forEach((item) -> report
				.append("%n  differs: %s, exchange %d: %s".formatted(item.scenario(), item.exchange(), item.reason())));
		logger.info(report.toString());
	}

	private static void append(StringBuilder report, String why, List<ReplayPlan.Exclusion> exclusions) {
		exclusions.forEach((item) -> report.append("%n  %s: %s: %s".formatted(why, item.scenario(), item.reason())));
	}

}

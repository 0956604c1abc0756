package io.inngest.spring.serve.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares what the application asked the server with what was recorded.
 */
final class ServerRequestComparison {

	private static final Set<String> REGISTRATION_PER_SDK = Set.of("sdk", "framework", "capabilities",
			"featureObservations", "functions", "platform");

	private static final Set<String> CHECKPOINT_TIMES = Set.of("request_started_at", "ts", "steps");

	private static final List<String> SAME_HEADERS = List.of("x-inngest-sync-kind", "x-inngest-expected-server-kind",
			"x-inngest-env");

	private final Differences differences = new Differences();

	private final Recording recording;

	private final ReplayPlan plan;

	ServerRequestComparison(Recording recording, ReplayPlan plan) {
		this.recording = recording;
		this.plan = plan;
	}

	List<String> differences(List<ServerStub.Request> actual) {
		compareCheckpoints(actual);
		List<RecordedExchange> expected = this.recording.requests()
			.stream()
			.filter((exchange) -> !isCheckpoint(exchange.path()))
			.toList();
		List<ServerStub.Request> others = new ArrayList<>(
				actual.stream().filter((request) -> !isCheckpoint(request.path())).toList());
		for (RecordedExchange exchange : expected) {
			take(others, (request) -> line(request).equals(line(exchange))).ifPresentOrElse(
					(request) -> compare(this.plan.expected(this.recording, exchange), request),
					() -> this.differences.add("missing: " + line(exchange)));
		}
		others.forEach((request) -> this.differences.add("unexpected: " + line(request)));
		return this.differences.found();
	}

	private static Optional<ServerStub.Request> take(List<ServerStub.Request> requests,
			Predicate<ServerStub.Request> wanted) {
		Optional<ServerStub.Request> found = requests.stream().filter(wanted).findFirst();
		found.ifPresent(requests::remove);
		return found;
	}

	private String line(RecordedExchange exchange) {
		return line(exchange.method(), exchange.path(), exchange.query());
	}

	private String line(ServerStub.Request request) {
		return line(request.method(), request.path(), request.query());
	}

	/**
	 * A Dev Server takes any event key.
	 */
	private String line(String method, String path, String query) {
		boolean anyKey = !this.recording.signed() && path.startsWith("/e/");
		return method + " " + (anyKey ? "/e/" : path) + (query.isEmpty() ? "" : "?" + query);
	}

	private void compare(RecordedExchange expected, ServerStub.Request actual) {
		String what = line(expected);
		SAME_HEADERS.forEach((name) -> this.differences.compare(what + " " + name, expected.requestHeader(name),
				actual.headers().get(name)));
		this.differences.compare(what + " has x-inngest-sdk", true, actual.headers().containsKey("x-inngest-sdk"));
		compareAuthorization(what, expected, actual);
		if (expected.path().equals("/fn/register")) {
			compareRegistration(expected.requestBody(), WireJson.read(actual.body()));
		}
		else if (expected.path().startsWith("/e/")) {
			this.differences.compare(what + " has an id seed", true,
					actual.headers().containsKey("x-inngest-event-id-seed"));
			this.differences.compareJson(what, expected.requestBody(), WireJson.read(actual.body()), Set.of("ts"));
		}
		else if (expected.path().equals("/v1/signals")) {
			this.differences.compareJson(what, expected.requestBody(), WireJson.read(actual.body()), Set.of());
		}
	}

	/**
	 * Without a signing key the recorded header has none either, in ever new ways.
	 */
	private void compareAuthorization(String what, RecordedExchange expected, ServerStub.Request actual) {
		if (this.recording.signed()) {
			this.differences.compare(what + " authorization", expected.requestHeader("authorization"),
					actual.headers().get("authorization"));
		}
	}

	private void compareRegistration(JsonNode expected, JsonNode actual) {
		this.differences.compareJson("registration", expected, actual, REGISTRATION_PER_SDK);
		FunctionComparison
			.differences(this.plan.functions(this.recording, expected.path("functions")),
					this.plan.functions(this.recording, actual.path("functions")))
			.forEach(this.differences::add);
	}

	/**
	 * How many steps go into one checkpoint is the application's affair; which, and in
	 * which order, is not.
	 */
	private void compareCheckpoints(List<ServerStub.Request> actual) {
		List<JsonNode> sent = actual.stream()
			.filter((request) -> isCheckpoint(request.path()))
			.map((request) -> WireJson.read(request.body()))
			.toList();
		List<JsonNode> recorded = this.recording.requests()
			.stream()
			.filter((exchange) -> isCheckpoint(exchange.path()))
			.map(RecordedExchange::requestBody)
			.toList();
		new OpComparison(this.differences).compare(steps(recorded).toList(), steps(sent).toList());
		this.differences.compare("order of checkpointed steps", steps(recorded).map(OpComparison::id).toList(),
				steps(sent).map(OpComparison::id).toList());
		for (JsonNode checkpoint : sent) {
			JsonNode same = recorded.stream()
				.filter((candidate) -> candidate.path("request_id").equals(checkpoint.path("request_id")))
				.findFirst()
				.orElse(JsonNodeFactory.instance.objectNode());
			this.differences.compareJson("checkpoint", same, checkpoint, CHECKPOINT_TIMES);
		}
	}

	private static Stream<JsonNode> steps(List<JsonNode> checkpoints) {
		return checkpoints.stream().flatMap((checkpoint) -> checkpoint.path("steps").valueStream());
	}

	private static boolean isCheckpoint(String path) {
		return path.startsWith("/v1/checkpoint/");
	}

}

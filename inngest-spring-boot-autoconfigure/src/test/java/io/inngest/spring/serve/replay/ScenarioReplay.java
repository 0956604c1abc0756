package io.inngest.spring.serve.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.protocol.signature.SigningKey;
import tools.jackson.databind.JsonNode;

/**
 * Replays one recording and collects every difference.
 */
final class ScenarioReplay {

	private final Recording recording;

	private final ReplayPlan plan;

	private final ServerStub server;

	private final List<String> differences = new ArrayList<>();

	private int compared;

	ScenarioReplay(Recording recording, ReplayPlan plan, ServerStub server) {
		this.recording = recording;
		this.plan = plan;
		this.server = server;
	}

	/**
	 * How many exchanges were compared.
	 */
	int compared() {
		return this.compared;
	}

	/**
	 * Replays the recording.
	 * @return the differences, each with the exchange it is in
	 */
	List<String> replay() {
		String serverUrl = this.recording.scenario().equals("sync-server-down") ? "http://localhost:1"
				: this.server.url();
		ReplayApplication.run(this.recording, serverUrl, this::replay);
		return List.copyOf(this.differences);
	}

	private void replay(ReplayApplication application) {
		compareFunctions(application);
		this.server.play(this.recording.requests());
		RecordedSends.repeat(this.recording.scenario(), application);
		this.recording.calls().forEach((call) -> replay(application, call));
		new ServerRequestComparison(this.recording, this.plan).differences(this.server.requests())
			.forEach((difference) -> this.differences.add("to the server: " + difference));
		this.compared += this.recording.requests().size();
	}

	/**
	 * Every recording has the functions as they were registered, so each application is
	 * asked to register.
	 */
	private void compareFunctions(ReplayApplication application) {
		if (!this.recording.functions().isArray() || this.recording.functions().isEmpty()
				|| this.recording.scenario().equals("sync-server-down")) {
			return;
		}
		this.server.play(List.of());
		application.register();
		Optional<ServerStub.Request> request = this.server.requests().stream().findFirst();
		JsonNode functions = request.map((found) -> WireJson.read(found.body()).path("functions"))
			.orElse(WireJson.MAPPER.createArrayNode());
		FunctionComparison
			.differences(this.plan.functions(this.recording, this.recording.functions()),
					this.plan.functions(this.recording, functions))
			.forEach((difference) -> this.differences.add("functions: " + difference));
	}

	private void replay(ReplayApplication application, RecordedExchange call) {
		setClock(application, call);
		Answer answer = application.send(call);
		List<String> found = new ArrayList<>(
				AnswerComparison.differences(this.plan.expected(this.recording, call), answer));
		signatureDifference(application, call, answer).ifPresent(found::add);
		memoizedAgain(call, answer).ifPresent(found::add);
		found.forEach((difference) -> this.differences.add(call + ": " + difference));
		this.compared++;
	}

	private void setClock(ReplayApplication application, RecordedExchange call) {
		String signedAt = call.request().path("signature").path("t").stringValue(null);
		JsonNode sentAt = call.requestBody().path("event").path("ts");
		if (signedAt != null) {
			int index = this.recording.calls().indexOf(call);
			long skew = this.recording.json().path("observed").path("skewSeconds").path(index).asLong(0);
			application.clock().set(Instant.ofEpochSecond(Long.parseLong(signedAt) - skew));
		}
		else if (sentAt.isNumber()) {
			application.clock().set(Instant.ofEpochMilli(sentAt.longValue()));
		}
	}

	/**
	 * An answer is signed, by the key that the request was signed with, where the
	 * recorded one is.
	 */
	private Optional<String> signatureDifference(ReplayApplication application, RecordedExchange call, Answer answer) {
		boolean recorded = call.responseHeaders().containsKey("x-inngest-signature");
		String sent = answer.header("x-inngest-signature");
		if (recorded != (sent != null)) {
			return Optional.of("answer signed: expected %s, was %s".formatted(recorded, sent));
		}
		String key = call.request().path("signature").path("validFor").stringValue(null);
		if (sent == null || key == null) {
			return Optional.empty();
		}
		String expected = new SigningKey(this.recording.key(key)).sign(answer.body(), application.clock().instant());
		return sent.equals(expected) ? Optional.empty() : Optional.of("signature does not fit key " + key);
	}

	/**
	 * A step that is reported although it is memoized leaves a run hanging for ever.
	 */
	static Optional<String> memoizedAgain(RecordedExchange call, Answer answer) {
		if (answer.status() != 206) {
			return Optional.empty();
		}
		Set<String> memoized = call.requestBody()
			.path("steps")
			.properties()
			.stream()
			.filter((step) -> !step.getValue().has("input"))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return WireJson.read(answer.body())
			.valueStream()
			.map(OpComparison::id)
			.filter(memoized::contains)
			.findFirst()
			.map((id) -> "reported although memoized: " + id);
	}

}

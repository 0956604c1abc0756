package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.call.RequestContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that records what is to be stored, and a clock that is moved by hand.
 */
class TestCheckpoints extends Clock implements SdkApi {

	static final RequestContext.Dispatch DISPATCH = new RequestContext.Dispatch("7f9a", "cWk=", "01REQUEST", 2);

	/** Bodies of the requests. */
	final List<JsonNode> stored = new ArrayList<>();

	private final Checkpointing checkpointing;

	private Instant now = Instant.parse("2026-11-20T12:00:00Z");

	@Nullable ServerRequestException failure;

	TestCheckpoints(CheckpointSettings settings) {
		this.checkpointing = new Checkpointing(settings, this, this, Duration.ZERO);
	}

	@Nullable CallCheckpoints begin() {
		return begin(context(DISPATCH, 0, false), false);
	}

	@Nullable CallCheckpoints begin(RequestContext context, boolean targeted) {
		return this.checkpointing.begin("01RUN", context, targeted);
	}

	static RequestContext context(RequestContext.Dispatch dispatch, int attempt, boolean planned) {
		return new RequestContext("01RUN", dispatch, attempt, 4, planned, false, List.of());
	}

	StepOp.Ran step(String id) {
		Instant started = this.now;
		advance(Duration.ofMillis(1));
		return new StepOp.Ran(StepKey.of(id, 0), id, null, null, null, "\"" + id + "\"",
				new StepOp.Timing(started, this.now));
	}

	/** The ids of the steps in each request. */
	List<List<String>> storedSteps() {
		return this.stored.stream()
			.map((body) -> body.get("steps").valueStream().map((step) -> step.get("name").stringValue()).toList())
			.toList();
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public void checkpoint(String runId, byte[] body) {
		if (this.failure != null) {
			throw this.failure;
		}
		this.stored.add(JsonMapper.shared().readTree(body));
	}

	@Override
	public byte[] steps(String runId) {
		throw new ServerRequestException("Cannot fetch the steps", 0, true, null);
	}

	@Override
	public byte[] events(String runId) {
		throw new AssertionError("Nobody needs the events");
	}

	@Override
	public ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId) {
		throw new AssertionError("Nothing is registered");
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}

package io.inngest.spring.serve.sync;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that answers registrations as it is told to.
 */
class TestSdkApi implements SdkApi {

	final List<Call> calls = new CopyOnWriteArrayList<>();

	private Supplier<ServerAnswer> answer = () -> answer(200, "{\"ok\":true,\"modified\":true}");

	void answers(int status, String body) {
		this.answer = () -> answer(status, body);
	}

	void isDown(String reason) {
		this.answer = () -> {
			throw new ServerRequestException(reason, 0, false, null);
		};
	}

	void fails(RuntimeException failure) {
		this.answer = () -> {
			throw failure;
		};
	}

	private static ServerAnswer answer(int status, String body) {
		return new ServerAnswer(status, body.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public ServerAnswer register(byte[] payload, Map<String, String> headers, String deployId) {
		this.calls.add(new Call(JsonMapper.shared().readTree(payload), headers, deployId));
		return this.answer.get();
	}

	@Override
	public void checkpoint(String runId, byte[] body) {
		throw new AssertionError("Nothing is to be checkpointed");
	}

	@Override
	public byte[] steps(String runId) {
		throw new AssertionError("No steps are to be fetched");
	}

	@Override
	public byte[] events(String runId) {
		throw new AssertionError("No events are to be fetched");
	}

	record Call(JsonNode payload, Map<String, String> headers, String deployId) {

	}

}

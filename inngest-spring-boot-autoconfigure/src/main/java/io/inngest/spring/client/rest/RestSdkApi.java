package io.inngest.spring.client.rest;

import java.util.Map;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that serving functions takes.
 */
class RestSdkApi implements SdkApi {

	private static final String REGISTER = "/fn/register";

	private final ServerConnection connection;

	private final ServerConnection checkpoints;

	RestSdkApi(ServerConnections connections) {
		this.connection = connections.api();
		this.checkpoints = connections.checkpoints();
	}

	@Override
	public ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId) {
		String path = (deployId != null) ? REGISTER + "?deployId={deployId}" : REGISTER;
		Map<String, String> variables = (deployId != null) ? Map.of("deployId", deployId) : Map.of();
		Reply reply = this.connection
			.exchange(ServerCall.post("register the functions", path, variables, headers, payload));
		return new ServerAnswer(reply.status(), reply.body());
	}

	@Override
	public void checkpoint(String runId, byte[] body) {
		this.checkpoints.require(ServerCall.post("store steps of run " + runId, "/v1/checkpoint/{run}/async",
				Map.of("run", runId), Map.of(), body));
	}

	@Override
	public byte[] steps(String runId) {
		return this.connection
			.require(ServerCall.get("fetch the steps of run " + runId, "/v0/runs/{run}/actions", Map.of("run", runId)))
			.body();
	}

	@Override
	public byte[] events(String runId) {
		return this.connection
			.require(ServerCall.get("fetch the events of run " + runId, "/v0/runs/{run}/batch", Map.of("run", runId)))
			.body();
	}

}

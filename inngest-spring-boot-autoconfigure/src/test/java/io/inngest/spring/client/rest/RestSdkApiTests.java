package io.inngest.spring.client.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Platform;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.Sdk;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestSdkApiTests {

	private static final String KEY = "signkey-prod-a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90";

	private static final String FALLBACK = "signkey-prod-0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

	private final StubServer server = new StubServer();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void repeatsWithTheFallbackKeyAsRecorded() {
		List<JsonNode> recorded = RecordedRequests.of("signing-key-fallback-sync");
		recorded.forEach((exchange) -> RecordedRequests.play(exchange, this.server));
		byte[] payload = RecordedRequests.requestBody(recorded.get(0)).toString().getBytes(StandardCharsets.UTF_8);
		ServerAnswer answer = api(cloud(KEY, FALLBACK)).register(payload,
				Map.of(ProtocolHeaders.SYNC_KIND, "out_of_band"), null);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"modified\":true");
		assertThat(this.server.requests()).hasSameSizeAs(recorded);
		for (int i = 0; i < recorded.size(); i++) {
			StubServer.Request request = this.server.requests().get(i);
			assertThat(request.line()).isEqualTo(RecordedRequests.line(recorded.get(i)));
			assertThat(request.json()).isEqualTo(RecordedRequests.requestBody(recorded.get(i)));
			for (String name : List.of("authorization", "content-type", "x-inngest-sync-kind")) {
				assertThat(request.headers()).containsEntry(name, RecordedRequests.header(recorded.get(i), name));
			}
		}
	}

	@Test
	void goesOnWithTheKeyThatWasAccepted() {
		this.server.answers(403, "").answers(200, "{}").answers(200, "{}").answers(401, "").answers(200, "{}");
		SdkApi api = api(cloud(KEY, FALLBACK));
		api.steps("run-1");
		api.steps("run-1");
		api.steps("run-1");
		String first = "Bearer signkey-prod-6685009530c3e0f4488b95aae1639525821f4c5f660b3cb8da6bf474b09f7f37";
		String fallback = "Bearer signkey-prod-4540361a95b29edfc9ea42d255b5935348af1f949241358bda7b85753394ac10";
		assertThat(this.server.requests()).extracting((request) -> request.headers().get("authorization"))
			.containsExactly(first, fallback, fallback, fallback, first);
	}

	@Test
	void reportsTheRefusalWhenNoKeyIsAccepted() {
		this.server.answers(401, "Authentication failed\n").answers(401, "no");
		assertThat(api(cloud(KEY, FALLBACK)).register(new byte[0], Map.of(), null)).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("Authentication failed\n");
		});
		this.server.answers(401, "Authentication failed\n").answers(401, "no");
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(cloud(KEY, FALLBACK)).events("run-1"))
			.withMessage("Cannot fetch the events of run run-1: GET " + this.server.url()
					+ "/v0/runs/run-1/batch was answered with status 401: Authentication failed. "
					+ "The server does not accept the signing key: check 'inngest.signing-key' (INNGEST_SIGNING_KEY)")
			.satisfies((ex) -> assertThat(ex.mayBeCarriedOut()).isFalse());
	}

	@Test
	void sendsTheEnvironmentAsRecordedAndNoAuthorizationInDevMode() {
		JsonNode recorded = RecordedRequests.of("env-header").get(0);
		RecordedRequests.play(recorded, this.server);
		InngestServer dev = new InngestServer(Mode.DEV, this.server.url(), this.server.url(), null, List.of(),
				RecordedRequests.header(recorded, "x-inngest-env"));
		new RestSdkApi(TestConnections.to(dev, TestConnections.PATIENT, Platform.RENDER, ObservationRegistry.NOOP))
			.register("{}".getBytes(StandardCharsets.UTF_8), Map.of(), null);
		assertThat(this.server.requests().get(0).headers()).containsEntry("x-inngest-env", "branch-7")
			.containsEntry("x-inngest-sdk", Sdk.HEADER)
			.containsEntry("user-agent", Sdk.HEADER)
			.containsEntry("x-inngest-framework", "springboot")
			.containsEntry("x-inngest-platform", "render")
			.doesNotContainKey("authorization");
	}

	@Test
	void passesTheDeploymentOn() {
		this.server.answers(200, "{}");
		api(TestConnections.dev(this.server.url())).register(new byte[0], Map.of(), "a&b c");
		assertThat(this.server.requests().get(0).line()).isEqualTo("POST /fn/register?deployId=a%26b%20c");
	}

	@Test
	void fetchesWhatACallLeftOutAsRecorded() {
		List<JsonNode> recorded = RecordedRequests.of("large-state-use-api").subList(0, 2);
		this.server.answers(200, "[1]").answers(200, "{\"a\":2}");
		SdkApi api = api(TestConnections.dev(this.server.url()));
		String run = RecordedRequests.line(recorded.get(0)).split("/")[3];
		assertThat(api.events(run)).asString(StandardCharsets.UTF_8).isEqualTo("[1]");
		assertThat(api.steps(run)).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":2}");
		assertThat(this.server.requests()).extracting(StubServer.Request::line)
			.isEqualTo(recorded.stream().map(RecordedRequests::line).toList());
	}

	@Test
	void checkpointsAsRecorded() {
		JsonNode recorded = RecordedRequests.of("checkpointing-on-signed").get(0);
		RecordedRequests.play(recorded, this.server);
		JsonNode body = RecordedRequests.requestBody(recorded);
		api(cloud(FALLBACK)).checkpoint(body.get("run_id").stringValue(),
				body.toString().getBytes(StandardCharsets.UTF_8));
		StubServer.Request request = this.server.requests().get(0);
		assertThat(request.line()).isEqualTo(RecordedRequests.line(recorded));
		assertThat(request.json()).isEqualTo(body);
		assertThat(request.headers()).containsEntry("authorization",
				RecordedRequests.header(recorded, "authorization"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 503 })
	void doesNotKnowWhatAServerInTroubleHasDone(int status) {
		this.server.answers(status, "oh   no\n");
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(cloud(KEY)).checkpoint("run-1", new byte[0]))
			.withMessageEndingWith("/v1/checkpoint/run-1/async was answered with status %d: oh no".formatted(status))
			.satisfies((ex) -> {
				assertThat(ex.mayBeCarriedOut()).isTrue();
				assertThat(ex.status()).isEqualTo(status);
			});
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 404, 409 })
	void knowsThatARefusedRequestWasNotCarriedOut(int status) {
		this.server.answers(status, "");
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(cloud(KEY)).checkpoint("run-1", new byte[0]))
			.satisfies((ex) -> assertThat(ex.mayBeCarriedOut()).isFalse());
	}

	@Test
	void doesNotKnowWhatAServerThatDoesNotAnswerHasDone() {
		this.server.isSilent();
		SdkApi api = new RestSdkApi(TestConnections.to(cloud(KEY), TestConnections.IMPATIENT));
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api.checkpoint("run-1", new byte[] { 1 }))
			.withMessageContaining("was not answered in time")
			.satisfies((ex) -> assertThat(ex.mayBeCarriedOut()).isTrue());
	}

	@Test
	void doesNotKnowWhatHappenedWhenTheConnectionBreaks() {
		this.server.hangsUp();
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(cloud(KEY)).checkpoint("run-1", new byte[] { 1 }))
			.withMessageContaining("the connection broke")
			.satisfies((ex) -> assertThat(ex.mayBeCarriedOut()).isTrue());
	}

	@Test
	void tellsHowToMendThatThereIsNoServer() {
		URI nowhere = TestConnections.nowhere();
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(TestConnections.dev(nowhere)).register(new byte[0], Map.of(), null))
			.withMessageStartingWith("Cannot register the functions: no connection to " + nowhere + "/fn/register (")
			.withMessageEndingWith(". Start the Dev Server ('npx inngest-cli@latest dev') or say where it is with "
					+ "'inngest.base-url' or 'inngest.api-base-url'")
			.satisfies((ex) -> {
				assertThat(ex.mayBeCarriedOut()).isFalse();
				assertThat(ex.status()).isZero();
			});
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(TestConnections.cloud(nowhere, null, KEY)).register(new byte[0], Map.of(), null))
			.withMessageEndingWith("Check 'inngest.base-url' or 'inngest.api-base-url', and the network");
	}

	@Test
	void doesNotTellWhatIsSecretInTheUrl() {
		URI nowhere = URI.create(TestConnections.nowhere().toString().replace("http://", "http://user:secret@"));
		assertThatExceptionOfType(ServerRequestException.class)
			.isThrownBy(() -> api(TestConnections.dev(nowhere)).steps("run-1"))
			.satisfies((ex) -> assertThat(ex).message().doesNotContain("secret"));
	}

	private InngestServer cloud(String... keys) {
		return TestConnections.cloud(this.server.url(), null, keys);
	}

	private static SdkApi api(InngestServer server) {
		return new RestSdkApi(TestConnections.to(server));
	}

}

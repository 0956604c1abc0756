package io.inngest.spring.client.rest;

import java.time.Instant;
import java.util.List;

import io.inngest.spring.client.RunState;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.client.ServerRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RestServerRunsTests {

	private final StubServer server = new StubServer();

	private final ServerRuns runs = new RestServerRuns(
			TestConnections.to(TestConnections.dev(this.server.url())).api());

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void looksUpAndCancelsAsRecorded() {
		List<JsonNode> recorded = RecordedRequests.of("cancel-via-api");
		recorded.forEach((exchange) -> RecordedRequests.play(exchange, this.server));
		String run = "01M7WCTDM6H56T74GT6AQ833WS";
		assertThat(this.runs.find(run)).contains(new RunState(run, "Running", null, null));
		this.runs.cancel(run);
		this.runs.cancel(run);
		assertThatIllegalArgumentException().isThrownBy(() -> this.runs.cancel("01ARZ3NDEKTSV4RRFFQ69G5FAV"))
			.withMessage("There is no run '01ARZ3NDEKTSV4RRFFQ69G5FAV' to cancel");
		assertThat(this.runs.find(run)).contains(new RunState(run, "Cancelled",
				Instant.parse("2026-11-20T11:52:41.291912887Z"), JsonMapper.shared().createObjectNode()));
		assertThat(this.server.requests()).extracting(StubServer.Request::line)
			.isEqualTo(recorded.stream().map(RecordedRequests::line).toList());
	}

	@Test
	void findsNothingWhereTheServerKnowsNothing() {
		this.server.answers(404, "{}").answers(400, "{\"error\":\"Invalid run ID: x\"}");
		assertThat(this.runs.find("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEmpty();
		assertThat(this.runs.find("x")).isEmpty();
	}

	@Test
	void reportsServersInTrouble() {
		this.server.answers(500, "oops").answers(500, "oops");
		assertThatExceptionOfType(ServerRequestException.class).isThrownBy(() -> this.runs.find("run-1"))
			.withMessageStartingWith("Cannot look up run run-1: GET");
		assertThatExceptionOfType(ServerRequestException.class).isThrownBy(() -> this.runs.cancel("run-1"))
			.withMessageStartingWith("Cannot cancel run run-1: DELETE");
	}

	@Test
	void reportsAnswersOfSomethingElse() {
		this.server.answers(200, "<html>").answers(200, "{}").answers(200, "{\"data\":{\"status\":5}}");
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(ServerRequestException.class).isThrownBy(() -> this.runs.find("run-1"))
				.withMessageContaining("is not one of an Inngest server");
		}
	}

	@Test
	void encodesIds() {
		this.server.answers(200, "");
		this.runs.cancel("a/../b");
		assertThat(this.server.requests().get(0).line()).isEqualTo("DELETE /v1/runs/a%2F..%2Fb");
	}

}

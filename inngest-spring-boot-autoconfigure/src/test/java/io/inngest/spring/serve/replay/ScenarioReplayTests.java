package io.inngest.spring.serve.replay;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether {@link ScenarioReplay} finds what differs: each recording is falsified in one
 * place.
 */
class ScenarioReplayTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					steps-serial            | "attempts":3             | "attempts":4              | functions: shop-import-product
					steps-serial            | "displayName":"generate-image" | "displayName":"image" | op image.displayName
					checkpointing-on        | "data":262144            | "data":262145             | to the server: op
					checkpointing-on        | "qi_id":"                | "qi_id":"x                | to the server: checkpoint.qi_id
					send-event-step         | "name":"shop/receipt"    | "name":"shop/bill"        | to the server: POST /e/[0].name
					sync-out-of-band-cloud  | "authorization":"Bearer  | "authorization":"Basic    | authorization
					sync-out-of-band-cloud  | "appName":"shop"         | "appName":"shops"         | to the server: registration.appName
					sync-out-of-band        | "deployId":"dpl_42"      | "deployId":"dpl_43"       | registration.deployId
					signing-key-fallback    | "validFor":"fallback"    | "validFor":"main"         | signature does not fit key main
					signing-key-fallback    | "fallback":"signkey-prod-0 | "fallback":"signkey-prod-1 | status: expected 200, was 401
					on-failure-handler      | "plan":"free"            | "plan":"pro"              | data.plan
					""")
	void falsifiedRecordingIsFound(String scenario, String text, String other, String difference) {
		String json = Recording.of(scenario).json().toString();
		int place = scenario.equals("sync-out-of-band") ? json.lastIndexOf(text) : json.indexOf(text);
		assertThat(place).isPositive();
		String falsified = json.substring(0, place) + other + json.substring(place + text.length());
		assertThat(replay(scenario, WireJson.MAPPER.readTree(falsified))).anyMatch((line) -> line.contains(difference));
	}

	@Test
	void requestThatWasNotRecordedIsFound() {
		JsonNode json = Recording.of("send-event-step").json().deepCopy();
		((ArrayNode) json.get("exchanges")).remove(1);
		assertThat(replay("send-event-step", json)).anyMatch((line) -> line.contains("unexpected: POST /e/"));
	}

	@Test
	void requestThatIsNotMadeIsFound() {
		JsonNode json = Recording.of("send-event-step").json().deepCopy();
		ArrayNode exchanges = (ArrayNode) json.get("exchanges");
		exchanges.add(exchanges.get(1));
		assertThat(replay("send-event-step", json)).anyMatch((line) -> line.contains("missing: POST /e/"));
	}

	@Test
	void stepThatIsReportedAlthoughItIsMemoizedIsFound() {
		List<RecordedExchange> calls = Recording.of("steps-serial").calls();
		Answer first = new Answer(206, calls.get(0).responseHeaders(), WireJson.bytes(calls.get(0).response()));
		assertThat(ScenarioReplay.memoizedAgain(calls.get(0), first)).isEmpty();
		assertThat(ScenarioReplay.memoizedAgain(calls.get(1), first)).isPresent();
	}

	private static List<String> replay(String scenario, JsonNode json) {
		try (ServerStub server = new ServerStub()) {
			return new ScenarioReplay(new Recording(scenario, json), new ReplayPlan(), server).replay();
		}
	}

}

package io.inngest.spring.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StepIdsTests {

	static Stream<JsonNode> single() throws IOException {
		return vectors("stepId");
	}

	static Stream<JsonNode> sequences() throws IOException {
		return vectors("stepSequence");
	}

	private static Stream<JsonNode> vectors(String type) throws IOException {
		try (InputStream json = StepIdsTests.class.getResourceAsStream("step-ids.json")) {
			List<JsonNode> cases = JsonMapper.shared().readTree(json).valueStream().toList();
			assertThat(cases).hasSize(31);
			return cases.stream().filter((node) -> node.path("type").asString().equals(type));
		}
	}

	@ParameterizedTest
	@MethodSource("single")
	void hashesAsEverySdkDoes(JsonNode vector) {
		StepKey key = StepKey.of(vector.path("id").asString(), vector.path("index").asInt());
		assertThat(key.hash()).isEqualTo(vector.path("hash").asString());
	}

	@ParameterizedTest
	@MethodSource("single")
	void numbersRepeats(JsonNode vector) {
		StepIds ids = new StepIds();
		String id = vector.path("id").asString();
		StepKey key = ids.next(id);
		for (int i = 0; i < vector.path("index").asInt(); i++) {
			key = ids.next(id);
		}
		assertThat(key).isEqualTo(new StepKey(id, vector.path("index").asInt(), vector.path("hash").asString()));
	}

	@ParameterizedTest
	@MethodSource("sequences")
	void countsEachIdOnItsOwn(JsonNode vector) {
		StepIds ids = new StepIds();
		List<String> hashes = vector.path("ids").valueStream().map((id) -> ids.next(id.asString()).hash()).toList();
		assertThat(hashes)
			.containsExactlyElementsOf(vector.path("hashes").valueStream().map(JsonNode::asString).toList());
	}

	@Test
	void numbersAnIdThatARepeatHasTaken() {
		assertThat(labels("a", "a", "a:1", "a:1")).containsExactly("a", "a:1", "a:1:1", "a:1:2");
	}

	@Test
	void leavesOutAnIndexThatTheApplicationHasTaken() {
		assertThat(labels("a", "a:1", "a", "a")).containsExactly("a", "a:1", "a:2", "a:3");
	}

	@Test
	void keepsTheIdAsWritten() {
		StepIds ids = new StepIds();
		ids.next("load");
		StepKey repeat = ids.next("load");
		assertThat(Map.entry(repeat.id(), repeat.index())).isEqualTo(Map.entry("load", 1));
	}

	private List<String> labels(String... ids) {
		StepIds stepIds = new StepIds();
		return Stream.of(ids).map((id) -> stepIds.next(id).label()).toList();
	}

}

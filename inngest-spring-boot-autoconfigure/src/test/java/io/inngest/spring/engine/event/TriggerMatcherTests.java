package io.inngest.spring.engine.event;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class TriggerMatcherTests {

	static Stream<JsonNode> patterns() throws IOException {
		return recorded("patterns");
	}

	static Stream<JsonNode> wildcards() throws IOException {
		return recorded("wildcard");
	}

	private static Stream<JsonNode> recorded(String type) throws IOException {
		try (InputStream json = new ClassPathResource("server/event-names.json").getInputStream()) {
			return JsonMapper.shared()
				.readTree(json)
				.get("cases")
				.valueStream()
				.filter((vector) -> vector.get("type").stringValue().equals(type));
		}
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void looksForTheNamesThatAServerLooksFor(JsonNode vector) {
		List<String> expected = vector.get("patterns").valueStream().map(JsonNode::stringValue).toList();
		assertThat(TriggerMatcher.patterns(vector.get("event").stringValue())).containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@MethodSource("wildcards")
	void matchesWhatAServerMatches(JsonNode vector) {
		boolean matches = TriggerMatcher.patterns(vector.get("event").stringValue())
			.contains(vector.get("trigger").stringValue());
		assertThat(matches).isEqualTo(vector.get("matches").asBoolean());
	}

}

package io.inngest.spring.protocol.signature;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server makes of keys and signatures.
 */
final class SignatureVectors {

	private SignatureVectors() {
	}

	static Stream<JsonNode> ofType(String type) throws IOException {
		try (InputStream json = SignatureVectors.class.getResourceAsStream("signatures.json")) {
			List<JsonNode> cases = JsonMapper.shared().readTree(json).valueStream().toList();
			assertThat(cases).hasSize(27);
			return cases.stream().filter((node) -> node.path("type").asString().equals(type));
		}
	}

}

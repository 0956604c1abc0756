package io.inngest.spring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * What an Inngest server was recorded to do.
 */
final class ServerVectors {

	private ServerVectors() {
	}

	static JsonNode read(String file) {
		try (InputStream json = new ClassPathResource("server/" + file).getInputStream()) {
			return JsonMapper.shared().readTree(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<JsonNode> cases(String file, String type) {
		return read(file).get("cases").valueStream().filter((node) -> node.get("type").stringValue().equals(type));
	}

}

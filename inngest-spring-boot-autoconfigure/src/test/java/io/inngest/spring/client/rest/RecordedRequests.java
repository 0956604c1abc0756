package io.inngest.spring.client.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * Requests that another SDK made to a real server, with the answers.
 */
final class RecordedRequests {

	private RecordedRequests() {
	}

	static List<JsonNode> of(String scenario) {
		ClassPathResource resource = new ClassPathResource(
				"io/inngest/spring/serve/replay/recordings/%s.json".formatted(scenario));
		try (InputStream json = resource.getInputStream()) {
			return JsonMapper.shared()
				.readTree(json)
				.get("exchanges")
				.valueStream()
				.filter((exchange) -> exchange.get("direction").stringValue().equals("sdk->server"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String line(JsonNode exchange) {
		return exchange.at("/request/method").stringValue() + " " + exchange.at("/request/path").stringValue();
	}

	static JsonNode requestBody(JsonNode exchange) {
		return exchange.at("/request/body");
	}

	static String header(JsonNode exchange, String name) {
		return exchange.at("/request/headers").path(name).stringValue(null);
	}

	/**
	 * Lets a server answer as it did when the exchange was recorded.
	 */
	static void play(JsonNode exchange, StubServer server) {
		JsonNode body = exchange.at("/response/body");
		String text = body.has("$text") ? body.get("$text").stringValue() : body.isNull() ? "" : body.toString();
		server.answers(exchange.at("/response/status").intValue(), text);
	}

}

package io.inngest.spring.serve.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What went over the wire between an application and a real server in one scenario.
 */
public record Recording(String scenario, JsonNode json) {

	private static final String LOCATION = "classpath:io/inngest/spring/serve/replay/recordings/*.json";

	/**
	 * All of them.
	 */
	public static List<Recording> all() {
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(LOCATION))
				.map(Recording::read)
				.sorted(Comparator.comparing(Recording::scenario))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Recording of(String scenario) {
		return all().stream().filter((recording) -> recording.scenario().equals(scenario)).findFirst().orElseThrow();
	}

	private static Recording read(Resource resource) {
		JsonNode json = WireJson.read(resource);
		return new Recording(json.get("scenario").stringValue(), json);
	}

	/**
	 * Whether requests and answers were signed.
	 */
	public boolean signed() {
		return this.json.get("sdkMode").stringValue().equals("cloud");
	}

	JsonNode functions() {
		return this.json.path("functions");
	}

	/**
	 * The signing key of a name, such as {@code main}. Recordings without a signature do
	 * not name the keys that the application had.
	 */
	public String key(String name) {
		String key = this.json.path("signing").path("keys").path(name).stringValue("");
		return (key.isEmpty() && name.equals("main")) ? "signkey-prod-" + "0f".repeat(32) : key;
	}

	String eventKey() {
		return this.json.path("signing").path("eventKey").stringValue("throwaway-event-key");
	}

	/**
	 * What the server asked the application.
	 */
	public List<RecordedExchange> calls() {
		return exchanges().stream().filter((exchange) -> exchange.toApplication()).toList();
	}

	/**
	 * What the application asked the server, without requests that were made by hand.
	 */
	List<RecordedExchange> requests() {
		return exchanges().stream()
			.filter((exchange) -> !exchange.toApplication() && exchange.requestHeader("x-inngest-sdk") != null)
			.toList();
	}

	List<RecordedExchange> exchanges() {
		List<RecordedExchange> exchanges = new ArrayList<>();
		for (JsonNode exchange : this.json.get("exchanges")) {
			exchanges.add(new RecordedExchange(exchanges.size(), exchange));
		}
		return exchanges;
	}

	@Override
	public String toString() {
		return this.scenario;
	}

}

package io.inngest.spring.serve.replay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer in a recording.
 *
 * @param index its place in the recording
 * @param json the recorded exchange
 */
public record RecordedExchange(int index, JsonNode json) {

	/**
	 * Whether the application was asked, not the server.
	 */
	boolean toApplication() {
		return this.json.get("direction").stringValue().equals("server->sdk");
	}

	/**
	 * The method of the request.
	 */
	public String method() {
		return request().get("method").stringValue();
	}

	/**
	 * The path of the request.
	 */
	public String path() {
		return request().get("path").stringValue();
	}

	String query() {
		return request().path("query")
			.properties()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ URLEncoder.encode(parameter.getValue().stringValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	String parameter(String name) {
		return request().path("query").path(name).stringValue("");
	}

	/**
	 * The query of the request.
	 */
	public Map<String, String> parameters() {
		return request().path("query")
			.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (parameter) -> parameter.getValue().stringValue()));
	}

	/**
	 * The body of the request as it was sent.
	 */
	public byte[] requestBytes() {
		return WireJson.bytes(request());
	}

	/**
	 * Whether the request's signature was made with the key of that name.
	 */
	public boolean signedWith(String key) {
		return request().path("signature").path("validFor").stringValue("").equals(key);
	}

	JsonNode request() {
		return this.json.get("request");
	}

	@Nullable String requestHeader(String name) {
		return request().path("headers").path(name).stringValue(null);
	}

	/**
	 * The headers of the request, with names in lower case.
	 */
	public Map<String, String> requestHeaders() {
		return headers(request().path("headers"));
	}

	JsonNode requestBody() {
		return request().path("body");
	}

	int status() {
		return response().get("status").intValue();
	}

	Map<String, String> responseHeaders() {
		return headers(response().path("headers"));
	}

	JsonNode responseBody() {
		return response().path("body");
	}

	JsonNode response() {
		return this.json.get("response");
	}

	RecordedExchange with(JsonNode request, JsonNode response) {
		ObjectNode json = ((ObjectNode) this.json).deepCopy();
		json.set("request", request);
		json.set("response", response);
		return new RecordedExchange(this.index, json);
	}

	private static Map<String, String> headers(JsonNode headers) {
		return headers.properties()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> header.getValue().stringValue()));
	}

	@Override
	public String toString() {
		return "%d %s %s %s".formatted(this.index, method(), parameter("fnId"), status());
	}

}

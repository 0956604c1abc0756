package io.inngest.spring;

import java.net.URI;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A request to an AI provider that is made as a step, through
 * {@link Ai#infer(String, AiRequest)}. Immutable.
 * <p>
 * The body is what the provider's API takes, as a {@code Map} or a record. It is written
 * at once, with Jackson's defaults and the modules on the class path.
 */
public final class AiRequest {

	private final Format format;

	private final String model;

	private final URI baseUrl;

	private final String apiKey;

	private final Map<String, String> headers;

	private final String body;

	private AiRequest(Format format, String model, URI baseUrl, String apiKey, Map<String, String> headers,
			String body) {
		this.format = format;
		this.model = model;
		this.baseUrl = baseUrl;
		this.apiKey = apiKey;
		this.headers = headers;
		this.body = body;
	}

	/**
	 * A request in the form of OpenAI's chat completions, which many providers take.
	 * @param model the model, used where the body names none
	 * @param body the body, such as {@code Map.of("messages", …)}; written as an object
	 * @return the request, to {@code https://api.openai.com/v1/} and without a key as yet
	 * @throws IllegalArgumentException if the body is no object, or asks for a stream
	 * @throws NonRetriableError if the body cannot be written as JSON
	 */
	public static AiRequest openAi(String model, Object body) {
		return of(Format.OPENAI, model, Map.of(), body);
	}

	/**
	 * A request in the form of Anthropic's messages. Sends
	 * {@code anthropic-version: 2023-06-01} unless {@link #header} says otherwise.
	 * @param model the model, used where the body names none
	 * @param body the body, which has to name {@code max_tokens} and {@code messages};
	 * written as an object
	 * @return the request, to {@code https://api.anthropic.com/v1/} and without a key as
	 * yet
	 * @throws IllegalArgumentException if the body is no object, or asks for a stream
	 * @throws NonRetriableError if the body cannot be written as JSON
	 */
	public static AiRequest anthropic(String model, Object body) {
		return of(Format.ANTHROPIC, model, Map.of("anthropic-version", "2023-06-01"), body);
	}

	/**
	 * A request in the form of Gemini's {@code generateContent}.
	 * @param model the model, which becomes a part of the URL
	 * @param body the body, such as {@code Map.of("contents", …)}; written as an object
	 * @return the request, to {@code https://generativelanguage.googleapis.com/v1beta/}
	 * and without a key as yet
	 * @throws IllegalArgumentException if the body is no object
	 * @throws NonRetriableError if the body cannot be written as JSON
	 */
	public static AiRequest gemini(String model, Object body) {
		return of(Format.GEMINI, model, Map.of(), body);
	}

	private static AiRequest of(Format format, String model, Map<String, String> headers, Object body) {
		Assert.hasText(model, "'model' must not be empty");
		JsonNode tree = ForeignJson.tree(ForeignJson.write(body));
		Assert.isTrue(tree.isObject(), "'body' must be written as a JSON object, as a Map or a record is");
		ObjectNode object = (ObjectNode) tree;
		Assert.isTrue(!object.path("stream").asBoolean(false),
				"'body' must not ask for a stream: a step's result is stored as a whole");
		if (format.modelInBody && !StringUtils.hasText(object.path("model").asString(""))) {
			object.put("model", model);
		}
		return new AiRequest(format, model, URI.create(format.baseUrl), "", headers, object.toString());
	}

	/**
	 * Returns a copy with a key. It is sent to the provider, by way of the Inngest server
	 * if there is one, and is otherwise neither shown nor stored.
	 * @param apiKey the key; blanks and line ends around it do not count
	 * @return the copy
	 * @throws IllegalArgumentException if it cannot be sent; the message does not show it
	 */
	public AiRequest apiKey(String apiKey) {
		String key = apiKey.strip();
		Assert.isTrue(RequestParts.isLine(key), "'apiKey' must be one line of Latin letters");
		return new AiRequest(this.format, this.model, this.baseUrl, key, this.headers, this.body);
	}

	/**
	 * Returns a copy for another server that takes requests of this form.
	 * @param baseUrl the part of the URL before {@code chat/completions},
	 * {@code messages} or {@code models/…}, such as {@code http://localhost:11434/v1}
	 * @return the copy
	 * @throws IllegalArgumentException if it is no URL with {@code http} or {@code https}
	 * and a host, or has a query
	 */
	public AiRequest baseUrl(String baseUrl) {
		URI url = RequestParts.url(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
		Assert.isTrue(url.getRawQuery() == null && url.getRawFragment() == null, "'baseUrl' must not have a query");
		return new AiRequest(this.format, this.model, url, this.apiKey, this.headers, this.body);
	}

	/**
	 * Returns a copy with a header, in place of one of the same name.
	 * @param name the name, such as {@code anthropic-beta}
	 * @param value the value, one line
	 * @return the copy
	 * @throws IllegalArgumentException if it is no header; the message does not show the
	 * value
	 */
	public AiRequest header(String name, String value) {
		return new AiRequest(this.format, this.model, this.baseUrl, this.apiKey,
				RequestParts.with(this.headers, name, value), this.body);
	}

	/**
	 * Returns the form of the request.
	 * @return the form
	 */
	public Format format() {
		return this.format;
	}

	/**
	 * Returns where the request goes.
	 * @return the URL, without the key
	 */
	public URI url() {
		return URI.create(this.baseUrl + this.format.path.formatted(RequestParts.segment(this.model)));
	}

	/**
	 * Returns the key.
	 * @return the key; empty if there is none
	 */
	public String apiKey() {
		return this.apiKey;
	}

	/**
	 * Returns the headers beside those that every such request has.
	 * @return the values by name
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Returns what is sent.
	 * @return the body, a JSON object
	 */
	public String body() {
		return this.body;
	}

	// Without what may be secret: key, headers, body
	@Override
	public String toString() {
		return "AiRequest[%s, model=%s, url=%s]".formatted(this.format.id, this.model, url());
	}

	/**
	 * The forms of requests.
	 */
	public enum Format {

		/** OpenAI's chat completions. */
		OPENAI("openai-chat", "https://api.openai.com/v1/", "chat/completions", true),

		/** Anthropic's messages. */
		ANTHROPIC("anthropic", "https://api.anthropic.com/v1/", "messages", true),

		/** Gemini's {@code generateContent}. */
		GEMINI("gemini", "https://generativelanguage.googleapis.com/v1beta/", "models/%s:generateContent", false);

		private final String id;

		private final String baseUrl;

		private final String path;

		private final boolean modelInBody;

		Format(String id, String baseUrl, String path, boolean modelInBody) {
			this.id = id;
			this.baseUrl = baseUrl;
			this.path = path;
			this.modelInBody = modelInBody;
		}

		/**
		 * Returns the name of the form among Inngest's.
		 * @return the id, such as {@code openai-chat}
		 */
		public String id() {
			return this.id;
		}

	}

}

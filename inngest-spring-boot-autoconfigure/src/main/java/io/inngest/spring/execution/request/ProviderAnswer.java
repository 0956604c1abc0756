package io.inngest.spring.execution.request;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.StringUtils;

/**
 * Tells an AI provider's result from its errors, and which of those pass.
 *
 * @param call the request
 * @param apiKey the key, which is never shown or stored; empty if there is none
 */
record ProviderAnswer(HttpCall call, String apiKey) {

	private static final int SHOWN_CHARACTERS = 500;

	/** A shorter text may occur in an answer by chance. */
	private static final int SHORTEST_SECRET = 8;

	private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

	/**
	 * Takes the result out of an answer.
	 * @param reply the answer
	 * @return the provider's JSON
	 * @throws RetryAfterError if the provider has said when to try again
	 * @throws ProviderException if it may be better later
	 * @throws NonRetriableError if it will not be
	 */
	String json(HttpReply reply) {
		String body = masked(reply.body());
		if (reply.status() >= 300) {
			throw failure(reply, body);
		}
		if (!isJson(body)) {
			throw new ProviderException("%s answered with status %d and no JSON%s".formatted(this.call.location(),
					reply.status(), excerpt(body)));
		}
		return body;
	}

	private static boolean isJson(String text) {
		try {
			return !JsonMapper.shared().readTree(text).isMissingNode();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private RuntimeException failure(HttpReply reply, String body) {
		String message = "%s answered with status %d%s".formatted(this.call.location(), reply.status(),
				excerpt(error(body)));
		if (reply.status() < 400) {
			return new NonRetriableError(message + ". Redirects are not followed: set the base URL to where it is");
		}
		if (reply.status() != 429 && reply.status() < 500) {
			return new NonRetriableError(message);
		}
		String retryAfter = reply.headers().get("Retry-After");
		RetryAfterError later = (retryAfter != null) ? later(message, retryAfter.strip()) : null;
		return (later != null) ? later : new ProviderException(message);
	}

	private static @Nullable RetryAfterError later(String message, String retryAfter) {
		if (SECONDS.matcher(retryAfter).matches()) {
			return new RetryAfterError(message, Duration.ofSeconds(Long.parseLong(retryAfter)));
		}
		try {
			return new RetryAfterError(message, DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static String error(String body) {
		try {
			// All providers have their message there, Gemini sometimes in a list
			JsonNode json = JsonMapper.shared().readTree(body);
			JsonNode error = json.isArray() ? json.path(0).path("error") : json.path("error");
			String message = error.isString() ? error.stringValue() : error.path("message").asString("");
			return StringUtils.hasText(message) ? message : body;
		}
		catch (JacksonException ex) {
			return body;
		}
	}

	private String masked(String text) {
		return (this.apiKey.length() >= SHORTEST_SECRET) ? text.replace(this.apiKey, "***") : text;
	}

	private static String excerpt(String text) {
		String line = text.strip().replaceAll("\\s+", " ");
		if (line.isEmpty()) {
			return "";
		}
		return ": " + ((line.length() > SHOWN_CHARACTERS) ? line.substring(0, SHOWN_CHARACTERS) + "…" : line);
	}

}

package io.inngest.spring.serve.fuzz;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.inngest.spring.protocol.signature.SigningKey;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every answer has to be, whatever was asked.
 */
final class AnswerRules {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Set<Integer> STATUSES = Set.of(200, 206, 400, 401, 404, 405, 413, 500);

	private static final Set<String> OPS = Set.of("StepRun", "StepError", "StepFailed", "StepPlanned", "Sleep",
			"RunComplete");

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");

	private final @Nullable SigningKey key;

	AnswerRules(@Nullable SigningKey key) {
		this.key = key;
	}

	/**
	 * What is wrong with an answer.
	 */
	Optional<String> violation(ServeRequest request, ServeResponse answer, Instant now) {
		int status = answer.status();
		Map<String, String> headers = answer.headers();
		if (!STATUSES.contains(status)) {
			return Optional.of("unknown status");
		}
		if (!headers.getOrDefault("content-type", "").startsWith("application/json")) {
			return Optional.of("no JSON by its content type");
		}
		boolean refused = this.key != null && !headers.containsKey("x-inngest-signature");
		if (refused == headers.containsKey("x-inngest-sdk")) {
			return Optional.of(refused ? "unsigned, but says what runs here" : "no x-inngest-sdk");
		}
		if (request.method().equals("HEAD") && answer.body().length == 0) {
			return Optional.empty();
		}
		if (this.key != null && !refused
				&& !headers.get("x-inngest-signature").equals(this.key.sign(answer.body(), now))) {
			return Optional.of("wrong signature");
		}
		return bodyViolation(status, headers, answer.body());
	}

	private Optional<String> bodyViolation(int status, Map<String, String> headers, byte[] body) {
		if (body.length == 0) {
			return (status == 200) ? Optional.empty() : Optional.of("no body");
		}
		JsonNode json;
		try {
			json = JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return Optional.of("no JSON: " + ex.getOriginalMessage());
		}
		if (status == 206) {
			return opsViolation(json, headers);
		}
		if (status >= 400 && !json.path("message").isString()) {
			return Optional.of("an error without a message");
		}
		return Optional.empty();
	}

	private Optional<String> opsViolation(JsonNode ops, Map<String, String> headers) {
		if (!ops.isArray()) {
			return Optional.of("ops are no array");
		}
		for (JsonNode op : ops) {
			String kind = op.path("op").stringValue("");
			if (!OPS.contains(kind) || !HASH.matcher(op.path("id").stringValue("")).matches()) {
				return Optional.of("no such op");
			}
			if (kind.startsWith("StepError") && !"false".equals(headers.get("x-inngest-no-retry"))
					|| kind.startsWith("StepFailed") && !"true".equals(headers.get("x-inngest-no-retry"))) {
				return Optional.of("op and x-inngest-no-retry contradict each other");
			}
		}
		return Optional.empty();
	}

}

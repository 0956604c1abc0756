package io.inngest.spring.test.drive;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a step has come to, taken out of the wrapping in which a server keeps it.
 *
 * @param result the result, a JSON {@code null} if there is none; {@code null} if the
 * step has failed
 * @param error what it has failed with; {@code null} if it has not failed
 */
record StepMemo(@Nullable JsonNode result, @Nullable ErrorDetails error) {

	static StepMemo of(@Nullable JsonNode memo) {
		JsonNode stored = (memo != null) ? memo : JsonMapper.shared().nullNode();
		if (stored.size() == 1 && stored.has("error")) {
			return new StepMemo(null, JsonMapper.shared().treeToValue(stored.get("error"), ErrorDetails.class));
		}
		JsonNode wrapped = (stored.size() == 1) ? stored.get("data") : null;
		return new StepMemo((wrapped != null) ? wrapped : stored, null);
	}

}

package io.inngest.spring.serve.replay;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;

/**
 * What is known about single recordings: which wait for a feature that does not exist
 * yet, which do not apply to Java, and where this library means to answer differently.
 */
final class ReplayPlan {

	private final JsonNode json = WireJson.read(new ClassPathResource("plan.json", ReplayPlan.class));

	List<Exclusion> waiting() {
		return exclusions("waiting");
	}

	List<Exclusion> inapplicable() {
		return exclusions("inapplicable");
	}

	List<Exclusion> partly() {
		return exclusions("partly");
	}

	List<Difference> differences() {
		return this.json.get("differences")
			.valueStream()
			.map((item) -> new Difference(item.get("scenario").stringValue(), item.get("exchange").intValue(),
					item.get("reason").stringValue(), item.path("request"), item.path("response")))
			.toList();
	}

	Set<String> excluded() {
		return Stream.concat(waiting().stream(), inapplicable().stream())
			.map(Exclusion::scenario)
			.collect(Collectors.toSet());
	}

	private List<Exclusion> exclusions(String list) {
		return this.json.get(list)
			.valueStream()
			.flatMap((item) -> item.get("scenarios")
				.valueStream()
				.map((scenario) -> new Exclusion(scenario.stringValue(), item.get("reason").stringValue(),
						item.path("until").stringValue(""))))
			.toList();
	}

	/**
	 * The exchange as it is expected of this library.
	 */
	RecordedExchange expected(Recording recording, RecordedExchange exchange) {
		JsonNode request = exchange.request();
		JsonNode response = exchange.response();
		for (Difference difference : differences()) {
			if (difference.scenario().equals(recording.scenario()) && difference.exchange() == exchange.index()) {
				request = patched(request, difference.request());
				response = patched(response, difference.response());
			}
		}
		return exchange.with(request, response);
	}

	private static JsonNode patched(JsonNode original, JsonNode patch) {
		return patch.isMissingNode() ? original : WireJson.patch(original, patch);
	}

	/**
	 * The recorded functions, without options and functions that cannot be written yet.
	 */
	JsonNode functions(Recording recording, JsonNode functions) {
		JsonNode result = functions.deepCopy();
		for (JsonNode item : this.json.get("partly")) {
			if (item.get("scenarios")
				.valueStream()
				.anyMatch((name) -> name.stringValue().equals(recording.scenario()))) {
				strip((ArrayNode) result, strings(item.path("functions")), strings(item.path("options")));
			}
		}
		return result;
	}

	private static void strip(ArrayNode functions, List<String> ids, List<String> options) {
		functions.removeIf((function) -> ids.contains(function.get("id").stringValue()));
		functions.forEach((function) -> ((ObjectNode) function).remove(options));
	}

	private static List<String> strings(JsonNode array) {
		return array.valueStream().map(JsonNode::stringValue).toList();
	}

	/**
	 * A recording, or a part of it, that cannot be replayed.
	 *
	 * @param scenario the recording
	 * @param reason why not
	 * @param until the class, or {@code class#member}, whose existence ends the wait;
	 * empty if the recording does not apply
	 */
	record Exclusion(String scenario, String reason, String until) {

		/**
		 * Whether what the recording waited for exists now.
		 */
		boolean isOver() {
			if (this.until.isEmpty()) {
				return false;
			}
			String[] parts = this.until.split("#");
			if (!ClassUtils.isPresent(parts[0], ReplayPlan.class.getClassLoader())) {
				return false;
			}
			return parts.length == 1 || Arrays.stream(ClassUtils.resolveClassName(parts[0], null).getMethods())
				.map(Method::getName)
				.anyMatch(parts[1]::equals);
		}

	}

	/**
	 * An exchange that is meant to differ from the recorded one.
	 *
	 * @param scenario the recording
	 * @param exchange the exchange
	 * @param reason why it differs
	 * @param request merge patch of what is sent to a server
	 * @param response merge patch of what is answered to a server
	 */
	record Difference(String scenario, int exchange, String reason, JsonNode request, JsonNode response) {

	}

}

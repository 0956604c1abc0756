package io.inngest.spring.test.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.engine.expression.Conditions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.util.StringUtils;

/**
 * A function as an application has registered it.
 *
 * @param id its composite id
 * @param url where it is called, without a query
 * @param query the query of calls
 * @param maxAttempts how often a step is tried
 * @param triggers what starts it
 * @param cancellations what cancels its runs
 */
record ServerFunction(String id, URI url, Map<String, String> query, int maxAttempts, List<Condition> triggers,
		List<Condition> cancellations) {

	private static final int DEFAULT_RETRIES = 4;

	private static final int MAX_RETRIES = 20;

	static ServerFunction read(JsonNode json) {
		JsonNode step = json.required("steps").required("step");
		URI url = URI.create(step.required("runtime").required("url").stringValue());
		int retries = step.path("retries").path("attempts").asInt(DEFAULT_RETRIES);
		return new ServerFunction(json.required("id").stringValue(), withoutQuery(url), query(url.getRawQuery()),
				Math.min(retries, MAX_RETRIES) + 1, conditions(json.path("triggers"), "expression"),
				conditions(json.path("cancel"), "if"));
	}

	private static URI withoutQuery(URI url) {
		return URI.create(url.toString().replaceFirst("\\?.*", ""));
	}

	private static Map<String, String> query(String text) {
		Map<String, String> query = new LinkedHashMap<>();
		for (String pair : StringUtils.tokenizeToStringArray(text, "&")) {
			query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
		}
		return query;
	}

	private static List<Condition> conditions(JsonNode list, String property) {
		List<Condition> conditions = new ArrayList<>();
		for (JsonNode condition : list) {
			JsonNode expression = condition.path(property);
			JsonNode timeout = condition.path("timeout");
			conditions.add(new Condition(condition.required("event").stringValue(),
					expression.isString() ? expression.stringValue() : null,
					timeout.isString() ? WireTimes.duration(timeout.stringValue()) : null));
		}
		return conditions;
	}

	/**
	 * Whether an event starts the function.
	 * @param event the event
	 * @param conditions compiles expressions
	 * @return whether a trigger matches
	 */
	boolean isStartedBy(ServerEvent event, Conditions conditions) {
		return this.triggers.stream().anyMatch((trigger) -> {
			String expression = trigger.expression();
			return names(event.name()).contains(trigger.event())
					&& (expression == null || conditions.trigger(expression).matches(event.condition()));
		});
	}

	/**
	 * Whether an event cancels a run of the function.
	 * @param started the event that has started the run
	 * @param event the event
	 * @param age how old the run is
	 * @param conditions compiles expressions
	 * @return whether the run is to be cancelled
	 */
	boolean isCancelledBy(ServerEvent started, ServerEvent event, Duration age, Conditions conditions) {
		return this.cancellations.stream().anyMatch((cancellation) -> {
			String expression = cancellation.expression();
			Duration timeout = cancellation.timeout();
			return cancellation.event().equals(event.name()) && (timeout == null || age.compareTo(timeout) < 0)
					&& (expression == null
							|| conditions.cancellation(expression).matches(started.condition(), event.condition()));
		});
	}

	private static List<String> names(String name) {
		List<String> names = new ArrayList<>(List.of(name));
		for (int i = 0; i < name.length(); i++) {
			boolean dotOfTheEnd = name.charAt(i) == '.' && i > name.lastIndexOf('/');
			if (name.charAt(i) == '/' || dotOfTheEnd) {
				names.add(name.substring(0, i + 1) + "*");
			}
		}
		return names;
	}

	@Override
	public String toString() {
		return StringUtils.quote(this.id);
	}

	/**
	 * What an event has to fulfil.
	 *
	 * @param event its name, maybe a pattern
	 * @param expression an expression; {@code null} for none
	 * @param timeout how long it counts; {@code null} for as long as a run lasts
	 */
	record Condition(String event, @Nullable String expression, @Nullable Duration timeout) {

	}

}

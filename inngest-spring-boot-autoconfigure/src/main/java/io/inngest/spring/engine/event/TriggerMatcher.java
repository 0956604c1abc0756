package io.inngest.spring.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.engine.expression.Condition;
import io.inngest.spring.engine.expression.ConditionEvent;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Trigger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the functions that an event starts: by name, by wildcard, by the function that a
 * system event is about, and by condition.
 */
class TriggerMatcher {

	/** More names than any application has; what goes beyond is matched each time. */
	private static final int MAX_NAMES = 10_000;

	private final FunctionRegistry functions;

	private final JsonMapper jsonMapper;

	private final Conditions conditions;

	private final Map<String, List<Match>> byName = new ConcurrentHashMap<>();

	TriggerMatcher(FunctionRegistry functions, JsonMapper jsonMapper, Conditions conditions) {
		this.functions = functions;
		this.jsonMapper = jsonMapper;
		this.conditions = conditions;
	}

	boolean isReady() {
		return this.functions.isFilled();
	}

	/**
	 * Returns the functions that an event starts, each once.
	 * @param event the event
	 * @return the functions, in order of discovery
	 */
	List<FunctionDefinition> match(StoredEvent event) {
		List<Match> candidates = candidates(event.name());
		if (candidates.isEmpty()) {
			return List.of();
		}
		String subject = null;
		ConditionEvent view = new ConditionEvent(event.name(), event.data(), event.user(), event.id(), event.ts(),
				event.version());
		List<FunctionDefinition> matched = new ArrayList<>();
		for (Match match : candidates) {
			if (subject == null && match.filtered()) {
				subject = this.jsonMapper.readTree(event.data()).path("function_id").asString("");
			}
			if (match.accepts(subject, view)) {
				matched.add(match.function());
			}
		}
		return matched;
	}

	private List<Match> candidates(String name) {
		List<Match> known = this.byName.get(name);
		if (known != null) {
			return known;
		}
		List<Match> found = find(name);
		if (this.byName.size() < MAX_NAMES) {
			this.byName.put(name, found);
		}
		return found;
	}

	private List<Match> find(String name) {
		List<String> patterns = patterns(name);
		List<Match> found = new ArrayList<>();
		for (FunctionDefinition function : this.functions.functions()) {
			List<Criteria> triggers = new ArrayList<>();
			for (Trigger trigger : function.triggers()) {
				if (trigger instanceof Trigger.OnEvent onEvent && patterns.contains(onEvent.event())) {
					triggers.add(criteria(onEvent));
				}
			}
			if (!triggers.isEmpty()) {
				found.add(new Match(function, triggers));
			}
		}
		return found;
	}

	private Criteria criteria(Trigger.OnEvent trigger) {
		String condition = trigger.condition();
		return new Criteria(trigger.filter(), (condition != null) ? this.conditions.trigger(condition) : null);
	}

	/**
	 * Returns the names that a trigger may have to match an event: its own, and a
	 * wildcard after each slash, and after each dot behind the last slash.
	 * @param name the event's name
	 * @return the names
	 */
	static List<String> patterns(String name) {
		List<String> patterns = new ArrayList<>();
		patterns.add(name);
		int slash = name.indexOf('/');
		while (slash >= 0) {
			patterns.add(name.substring(0, slash + 1) + "*");
			slash = name.indexOf('/', slash + 1);
		}
		int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
		while (dot >= 0) {
			patterns.add(name.substring(0, dot + 1) + "*");
			dot = name.indexOf('.', dot + 1);
		}
		return patterns;
	}

	/**
	 * A function whose triggers fit an event's name.
	 *
	 * @param function the function
	 * @param triggers what those of its triggers that fit demand further
	 */
	private record Match(FunctionDefinition function, List<Criteria> triggers) {

		boolean filtered() {
			return this.triggers.stream().anyMatch((trigger) -> trigger.filter() != null);
		}

		boolean accepts(@Nullable String subject, ConditionEvent event) {
			return this.triggers.stream().anyMatch((trigger) -> trigger.accepts(subject, event));
		}

	}

	/**
	 * What a trigger demands of an event apart from its name.
	 *
	 * @param filter the functions that it has to be about; {@code null} for any
	 * @param condition what has to be true of it; {@code null} for nothing
	 */
	private record Criteria(Trigger.@Nullable FunctionFilter filter, @Nullable Condition condition) {

		boolean accepts(@Nullable String subject, ConditionEvent event) {
			return (this.filter == null || (subject != null && this.filter.functionIds().contains(subject)))
					&& (this.condition == null || this.condition.matches(event));
		}

	}

}

package io.inngest.spring.serve.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.FunctionRegistrar;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.function.Trigger.FunctionFilter;
import tools.jackson.databind.JsonNode;

import static org.mockito.Mockito.mock;

/**
 * Registries of functions that were not declared by beans.
 */
final class TestRegistries {

	private static final Pattern FUNCTION_ID = Pattern.compile("'([^']*)'");

	private TestRegistries() {
	}

	static FunctionRegistry of(String appId, FunctionDefinition... functions) {
		FunctionRegistry registry = new FunctionRegistry(appId);
		new FunctionRegistrar(registry, () -> List.of(functions)).afterSingletonsInstantiated();
		return registry;
	}

	static FunctionDefinition function(String appId, String id, Trigger... triggers) {
		return function(appId, id, id, List.of(triggers), 4);
	}

	/**
	 * Functions that have to be registered as another SDK has registered them.
	 */
	static FunctionRegistry recorded(JsonNode functions) {
		List<FunctionDefinition> definitions = new ArrayList<>();
		for (JsonNode function : functions) {
			List<Trigger> triggers = function.path("triggers")
				.valueStream()
				.<Trigger>map((trigger) -> new Trigger.OnEvent(trigger.path("event").stringValue(),
						trigger.has("expression") ? filter(trigger.path("expression").stringValue()) : null))
				.toList();
			definitions.add(function("shop", function.path("id").stringValue().substring("shop-".length()),
					function.path("name").stringValue(), triggers,
					function.at("/steps/step/retries/attempts").asInt(4)));
		}
		return of("shop", definitions.toArray(FunctionDefinition[]::new));
	}

	private static FunctionFilter filter(String expression) {
		return new FunctionFilter(
				FUNCTION_ID.matcher(expression).results().map((result) -> result.group(1)).collect(Collectors.toSet()));
	}

	private static FunctionDefinition function(String appId, String id, String name, List<Trigger> triggers,
			int retries) {
		return new FunctionDefinition(appId, id, name, triggers, retries, Set.of(), null, mock(FunctionHandler.class));
	}

}

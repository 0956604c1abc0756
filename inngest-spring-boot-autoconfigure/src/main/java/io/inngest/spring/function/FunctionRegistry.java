package io.inngest.spring.function;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The application's functions. Filled once, after all beans are there, and unchanged from
 * then on.
 */
public class FunctionRegistry {

	private final String appId;

	private volatile Map<String, FunctionDefinition> functions = Map.of();

	private volatile boolean filled;

	/**
	 * Creates an empty registry.
	 * @param appId the application's id
	 */
	public FunctionRegistry(String appId) {
		this.appId = appId;
	}

	void fill(Collection<FunctionDefinition> definitions) {
		Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
		for (FunctionDefinition definition : definitions) {
			functions.put(definition.compositeId(), definition);
		}
		this.functions = functions;
		this.filled = true;
	}

	/**
	 * Returns the application's id.
	 * @return the id
	 */
	public String appId() {
		return this.appId;
	}

	/**
	 * Returns all functions, failure handlers included, in order of discovery.
	 * @return the functions
	 */
	public List<FunctionDefinition> functions() {
		return List.copyOf(this.functions.values());
	}

	/**
	 * Returns the composite ids of all functions.
	 * @return the ids
	 */
	public Set<String> ids() {
		return Set.copyOf(this.functions.keySet());
	}

	/**
	 * Finds a function.
	 * @param compositeId the composite id
	 * @return the function, or {@code null} if this application has none of that id
	 */
	public @Nullable FunctionDefinition find(String compositeId) {
		return this.functions.get(compositeId);
	}

	/**
	 * Whether all functions are known. They are not while beans are being created.
	 * @return {@code true} once the registry was filled
	 */
	public boolean isFilled() {
		return this.filled;
	}

	/**
	 * Whether there are no functions.
	 * @return {@code true} if there are none
	 */
	public boolean isEmpty() {
		return this.functions.isEmpty();
	}

}

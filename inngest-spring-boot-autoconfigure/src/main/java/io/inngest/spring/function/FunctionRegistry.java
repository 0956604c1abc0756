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

	private volatile Map<String, FunctionDefinition> byId = Map.of();

	private volatile List<FunctionDefinition> functions = List.of();

	private volatile Set<String> ids = Set.of();

	private volatile boolean filled;

	/**
	 * Creates an empty registry.
	 * @param appId the application's id
	 */
	public FunctionRegistry(String appId) {
		this.appId = appId;
	}

	void fill(Collection<FunctionDefinition> definitions) {
		Map<String, FunctionDefinition> byId = new LinkedHashMap<>();
		for (FunctionDefinition definition : definitions) {
			byId.put(definition.compositeId(), definition);
		}
		this.byId = byId;
		this.functions = List.copyOf(byId.values());
		// Asked for at each claim.
		this.ids = Set.copyOf(byId.keySet());
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
		return this.functions;
	}

	/**
	 * Returns the composite ids of all functions.
	 * @return the ids
	 */
	public Set<String> ids() {
		return this.ids;
	}

	/**
	 * Finds a function.
	 * @param compositeId the composite id
	 * @return the function, or {@code null} if this application has none of that id
	 */
	public @Nullable FunctionDefinition find(String compositeId) {
		return this.byId.get(compositeId);
	}

	/**
	 * Returns the composite id of a function.
	 * @param functionId its composite id, or its id in this application
	 * @return the composite id; what was given if this application has no such function
	 */
	public String compositeId(String functionId) {
		String own = this.appId + "-" + functionId;
		return this.byId.containsKey(own) ? own : functionId;
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

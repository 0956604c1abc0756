package io.inngest.spring.function;

import java.util.Map;

/**
 * What discovery needs to know from the configuration.
 *
 * @param appId the application's id
 * @param defaultRetries the number of retries of functions that name none
 * @param overrides overrides by function id; ids are compared without dashes and without
 * regard to case, since environment variables keep neither
 */
public record FunctionSettings(String appId, int defaultRetries, Map<String, FunctionOverrides> overrides) {

	/** The id of an application that gives itself none. */
	public static final String DEFAULT_APP_ID = "application";

	public FunctionSettings {
		appId = appId.strip();
		overrides = Map.copyOf(overrides);
	}

}

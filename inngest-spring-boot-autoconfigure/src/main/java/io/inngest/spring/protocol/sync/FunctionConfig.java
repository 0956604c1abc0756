package io.inngest.spring.protocol.sync;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A function as a server wants to know it. An option that the function does not have is
 * {@code null} and left out.
 *
 * @param id the id that is unique over applications
 * @param name the name to show
 * @param triggers what starts the function
 * @param steps how to call it, under the name {@value #STEP}
 * @param cancel what cancels its runs
 */
public record FunctionConfig(String id, String name, List<TriggerConfig> triggers, Map<String, StepConfig> steps,
		@Nullable List<CancelConfig> cancel) {

	/** Id of the one step that a server knows from the beginning: the whole function. */
	public static final String STEP = "step";

	public FunctionConfig {
		triggers = List.copyOf(triggers);
		steps = Map.copyOf(steps);
		cancel = (cancel != null) ? List.copyOf(cancel) : null;
	}

	/**
	 * Creates a function.
	 * @param id the id that is unique over applications
	 * @param name the name to show
	 * @param triggers what starts the function
	 * @param cancel what cancels its runs
	 * @param url where to call the function
	 * @param retries how often a call is repeated
	 * @return the function
	 */
	public static FunctionConfig of(String id, String name, List<TriggerConfig> triggers, List<CancelConfig> cancel,
			String url, int retries) {
		return new FunctionConfig(id, name, triggers,
				Map.of(STEP, new StepConfig(STEP, STEP, new HttpRuntime("http", url), Retries.of(retries))),
				cancel.isEmpty() ? null : cancel);
	}

	/**
	 * What starts a function.
	 *
	 * @param event the event's name
	 * @param expression condition on the event; {@code null} for none
	 */
	public record TriggerConfig(String event, @Nullable String expression) {

	}

	/**
	 * What cancels the runs of a function.
	 *
	 * @param event the event's name
	 * @param timeout how long it does; {@code null} for the server's default
	 * @param condition condition on the event that started the run and on this one;
	 * {@code null} for none
	 */
	public record CancelConfig(String event, @Nullable String timeout, @JsonProperty("if") @Nullable String condition) {

	}

	/**
	 * How to call a function.
	 *
	 * @param id always {@value FunctionConfig#STEP}
	 * @param name always {@value FunctionConfig#STEP}
	 * @param runtime where to call
	 * @param retries how often to call again; {@code null} for the server's default
	 */
	public record StepConfig(String id, String name, HttpRuntime runtime, @Nullable Retries retries) {

	}

	/**
	 * Where to call a function.
	 *
	 * @param type always {@code http}
	 * @param url the URL, with the function's id as a parameter
	 */
	public record HttpRuntime(String type, String url) {

	}

	/**
	 * How often to call again after a failure.
	 *
	 * @param attempts the number of calls after the first one
	 */
	public record Retries(int attempts) {

		private static final int SERVER_DEFAULT = 4;

		// Left out, the default means the same and is what other SDKs send
		private static @Nullable Retries of(int attempts) {
			return (attempts != SERVER_DEFAULT) ? new Retries(attempts) : null;
		}

	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.function.Cancellation;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.Trigger;
import io.inngest.spring.protocol.ServerDuration;
import io.inngest.spring.protocol.sync.FunctionConfig;
import io.inngest.spring.protocol.sync.FunctionConfig.CancelConfig;
import io.inngest.spring.protocol.sync.FunctionConfig.TriggerConfig;
import io.inngest.spring.protocol.sync.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Describes the application's functions for a server.
 */
public class RegistrationFactory {

	private final FunctionRegistry registry;

	/**
	 * Creates the factory.
	 * @param registry the application's functions
	 */
	public RegistrationFactory(FunctionRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Describes the application.
	 * @param url where a server reaches the functions
	 * @param deployId id of the deployment; {@code null} if the server gave none
	 * @return the registration
	 */
	public Registration registration(URI url, @Nullable String deployId) {
		return Registration.of(url, this.registry.appId(), functions(url), deployId);
	}

	/**
	 * Describes the functions.
	 * @param url where a server reaches them
	 * @return the functions, those that handle failures included
	 */
	public List<FunctionConfig> functions(URI url) {
		return this.registry.functions().stream().map((function) -> describe(function, url)).toList();
	}

	private FunctionConfig describe(FunctionDefinition function, URI url) {
		List<TriggerConfig> triggers = function.triggers().stream().map(this::describe).toList();
		List<CancelConfig> cancel = function.cancellations().stream().map(this::describe).toList();
		return FunctionConfig.of(function.compositeId(), function.name(), triggers, cancel,
				CallUrl.of(url, function.compositeId()), function.retries());
	}

	private TriggerConfig describe(Trigger trigger) {
		if (trigger instanceof Trigger.OnEvent onEvent) {
			return new TriggerConfig(onEvent.event(), FilterExpression.of(onEvent));
		}
		throw new IllegalStateException("Unknown trigger: " + trigger);
	}

	private CancelConfig describe(Cancellation cancellation) {
		Duration timeout = cancellation.timeout();
		return new CancelConfig(cancellation.event(), (timeout != null) ? ServerDuration.format(timeout) : null,
				cancellation.condition());
	}

}

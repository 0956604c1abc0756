package io.inngest.spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.engine.store.SchemaInitialization;
import io.inngest.spring.protocol.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of durable functions.
 *
 * @param appId Id of the application, the first part of its functions' composite ids.
 * Defaults to the value of 'spring.application.name'
 * @param mode Engine that drives the functions. By default a Dev Server when INNGEST_DEV
 * asks for it, a server in the cloud when there is a signing key, else the embedded one
 * @param defaults Values for what functions do not say themselves
 * @param functions Overrides of what functions say, by function id
 * @param embedded Embedded engine
 * @param schema Tables of the embedded engine
 */
@ConfigurationProperties("inngest")
public record InngestProperties(@Nullable String appId, @Nullable Mode mode, @DefaultValue Defaults defaults,
		@DefaultValue Map<String, Function> functions, @DefaultValue Embedded embedded, @DefaultValue Schema schema) {

	/**
	 * Values for what functions do not say themselves.
	 *
	 * @param retries How often a step, or the code between steps, is tried again after
	 * its first attempt: 0 to 20
	 */
	public record Defaults(@DefaultValue("4") int retries) {

	}

	/**
	 * Overrides of what a function says.
	 *
	 * @param name Name to show
	 * @param event Name of the event that starts the function
	 * @param condition Condition in CEL on the event that starts the function
	 * @param retries How often a step, or the code between steps, is tried again after
	 * its first attempt: 0 to 20
	 * @param nonRetriable Exceptions that are not retried
	 * @param backoff Time to wait between attempts
	 */
	public record Function(@Nullable String name, @Nullable String event, @Nullable String condition,
			@Nullable Integer retries, @Nullable Set<Class<? extends Throwable>> nonRetriable,
			@DefaultValue Backoff backoff) {

	}

	/**
	 * Time to wait between the attempts of a function.
	 *
	 * @param delays Delays after the first, second, … failed attempt; the last one counts
	 * for all further attempts
	 * @param jitter Longest random time added to each delay
	 */
	public record Backoff(@Nullable List<Duration> delays, @Nullable Duration jitter) {

	}

	/**
	 * Embedded engine.
	 *
	 * @param autoStartup Whether to start the workers with the application. Runs are
	 * queued but not handled otherwise
	 * @param workers Number of runs handled at a time. Keep it below the size of the
	 * connection pool
	 * @param parallelism Number of steps of one run that are executed at a time when it
	 * runs steps in parallel. Each may take a connection of the pool.
	 * @param pollInterval How often to look for work that nothing has told of, such as
	 * that of other instances
	 * @param lease How long a run belongs to an instance that shows no sign of life
	 * @param slice How long a run may go on from step to step before others get their
	 * turn
	 * @param retention How long to keep runs after their end, and events that started
	 * none
	 * @param shutdownTimeout How long to wait at shutdown for runs to finish their
	 * current step
	 * @param retry Time to wait between the attempts of functions that have no back-off
	 * of their own
	 */
	public record Embedded(@DefaultValue("true") boolean autoStartup, @DefaultValue("8") int workers,
			@DefaultValue("4") int parallelism, @DefaultValue("1s") Duration pollInterval,
			@DefaultValue("30s") Duration lease, @DefaultValue("10s") Duration slice,
			@DefaultValue("30d") Duration retention, @DefaultValue("20s") Duration shutdownTimeout,
			@DefaultValue Retry retry) {

	}

	/**
	 * Time to wait between attempts.
	 *
	 * @param delays Delays after the first, second, … failed attempt; the last one counts
	 * for all further attempts
	 * @param jitter Longest random time added to each delay
	 */
	public record Retry(@Nullable List<Duration> delays, @DefaultValue("30s") Duration jitter) {

	}

	/**
	 * Tables of the embedded engine.
	 *
	 * @param initialize When to create and update the tables: on H2 only, on every
	 * database, or never
	 */
	public record Schema(@DefaultValue("embedded") SchemaInitialization initialize) {

	}

}

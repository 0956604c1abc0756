package io.inngest.spring.test.server;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * When the steps of a run began and ended, and how often they were tried.
 */
public final class StepTimes {

	private final Map<String, Instant> begun = new HashMap<>();

	private final Map<String, Instant> ended = new HashMap<>();

	private final Map<String, String> subjects = new HashMap<>();

	private final Map<String, Integer> attempts = new HashMap<>();

	private @Nullable Failure failure;

	void begun(String hash, Instant time, @Nullable String subject) {
		this.begun.put(hash, time);
		if (subject != null) {
			this.subjects.put(hash, subject);
		}
	}

	void tried(String hash, int attempts, Instant time) {
		this.attempts.put(hash, attempts);
		this.begun.put(hash, time);
	}

	void ended(String hash, Instant time) {
		this.ended.put(hash, time);
		this.begun.putIfAbsent(hash, time);
		this.failure = null;
	}

	void failed(@Nullable String hash, int attempts, JsonNode error) {
		this.failure = new Failure(hash, attempts, error);
	}

	/**
	 * Returns when a step's last attempt, or a wait, began.
	 * @param hash the step, which has begun
	 * @return the time
	 */
	public Instant begunAt(String hash) {
		return Objects.requireNonNull(this.begun.get(hash));
	}

	/**
	 * Returns when a step was over.
	 * @param hash the step, which is over
	 * @return the time
	 */
	public Instant endedAt(String hash) {
		return Objects.requireNonNull(this.ended.get(hash));
	}

	/**
	 * Returns how often a step was tried.
	 * @param hash the step
	 * @return how often; 1 for one that is not run
	 */
	public int attempts(String hash) {
		return this.attempts.getOrDefault(hash, 1);
	}

	/**
	 * Returns what a step waits for.
	 * @param hash the step
	 * @return the event, the signal or the function; {@code null} if it waits for a time
	 */
	public @Nullable String subject(String hash) {
		return this.subjects.get(hash);
	}

	/**
	 * Returns what the last call has failed with.
	 * @return the failure; {@code null} if the call did not fail
	 */
	public @Nullable Failure failure() {
		return this.failure;
	}

	/**
	 * What a call has failed with that is made again.
	 *
	 * @param step the step that has failed; {@code null} if the function has
	 * @param attempts how often it was tried
	 * @param error the error
	 */
	public record Failure(@Nullable String step, int attempts, JsonNode error) {

	}

}

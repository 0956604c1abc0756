package io.inngest.spring.test.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as a server keeps it: what its steps have come to, in the order of their
 * completion, and what it waits for.
 */
public final class ServerRun {

	private final String id;

	private final ServerFunction function;

	private final ServerEvent event;

	private final Instant createdAt;

	private final Map<String, JsonNode> memo = new LinkedHashMap<>();

	private final StepTimes times = new StepTimes();

	private final Map<String, StepLabel> labels = new HashMap<>();

	private final Set<String> begun = new HashSet<>();

	private final Set<String> pending = new LinkedHashSet<>();

	private final List<String> trace = new ArrayList<>();

	private String status = "Running";

	private @Nullable JsonNode result;

	private @Nullable Instant endedAt;

	private int version = -1;

	ServerRun(String id, ServerFunction function, ServerEvent event, Instant createdAt) {
		this.id = id;
		this.function = function;
		this.event = event;
		this.createdAt = createdAt;
	}

	/**
	 * Returns the run's id.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the function.
	 * @return its composite id
	 */
	public String functionId() {
		return this.function.id();
	}

	/**
	 * Returns how the run stands.
	 * @return {@code Running}, {@code Completed}, {@code Failed} or {@code Cancelled}
	 */
	public String status() {
		return this.status;
	}

	/**
	 * Returns what the function has answered at the end.
	 * @return its output or its error; {@code null} if it has not ended by itself
	 */
	public @Nullable JsonNode result() {
		return this.result;
	}

	/**
	 * Returns the steps that are over.
	 * @return the hashes, in the order of completion
	 */
	public List<String> stack() {
		return List.copyOf(this.memo.keySet());
	}

	/**
	 * Returns what a step has come to.
	 * @param hash the step
	 * @return the memo, as calls have it; {@code null} if the step is not over
	 */
	public @Nullable JsonNode memo(String hash) {
		return this.memo.get(hash);
	}

	/**
	 * Returns what the application has said about a step.
	 * @param hash the step
	 * @return its label
	 */
	public StepLabel label(String hash) {
		return this.labels.getOrDefault(hash, new StepLabel(hash, 0, "step.run"));
	}

	/**
	 * Returns the calls that were made.
	 * @return a line for each: what was called, and what it has reported
	 */
	public List<String> trace() {
		return List.copyOf(this.trace);
	}

	/**
	 * Returns the event that has started the run.
	 * @return the event
	 */
	public ServerEvent event() {
		return this.event;
	}

	/**
	 * Returns when the run was started.
	 * @return the time
	 */
	public Instant createdAt() {
		return this.createdAt;
	}

	/**
	 * Returns when the run has ended.
	 * @return the time; {@code null} if it has not
	 */
	public @Nullable Instant endedAt() {
		return this.endedAt;
	}

	/**
	 * Returns when the steps began and ended, and how often they were tried.
	 * @return what is known of the steps
	 */
	public StepTimes times() {
		return this.times;
	}

	ServerFunction function() {
		return this.function;
	}

	boolean hasEnded() {
		return !this.status.equals("Running");
	}

	void end(String status, @Nullable JsonNode result, Instant time) {
		this.status = status;
		this.result = result;
		this.endedAt = time;
	}

	int version() {
		return this.version;
	}

	void answered(int version) {
		this.version = version;
	}

	void trace(String line) {
		this.trace.add(line);
	}

	void describe(String hash, StepLabel label) {
		this.labels.put(hash, label);
	}

	/**
	 * Notes that the server does a step, or has it done.
	 * @param hash the step
	 * @return whether it does so only now
	 */
	boolean begin(String hash) {
		return this.begun.add(hash);
	}

	void await(String hash) {
		this.pending.add(hash);
	}

	boolean isWaiting() {
		return !this.pending.isEmpty();
	}

	boolean has(String hash) {
		return this.memo.containsKey(hash);
	}

	void store(String hash, JsonNode memo, Instant time) {
		this.pending.remove(hash);
		this.times.ended(hash, time);
		if (this.memo.putIfAbsent(hash, memo) != null) {
			throw new AssertionError("Step '%s' of %s was stored twice%n%s".formatted(label(hash).id(), this,
					String.join("\n", this.trace)));
		}
	}

	@Override
	public String toString() {
		return "run %s of %s".formatted(this.id, this.function);
	}

	/**
	 * What an application says about a step.
	 *
	 * @param id its id
	 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
	 * @param op the kind of step, such as {@code step.run}
	 */
	public record StepLabel(String id, int index, String op) {

	}

}

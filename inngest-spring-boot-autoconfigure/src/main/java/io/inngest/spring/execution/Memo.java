package io.inngest.spring.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the steps that earlier calls of the run have finished, in the order in
 * which they were finished.
 */
public final class Memo {

	/** The memo of a run's first call. */
	public static final Memo EMPTY = new Memo(new LinkedHashMap<>());

	private final Map<String, Entry> entries;

	/**
	 * Creates a memo.
	 * @param entries the finished steps by their hash, in the order of completion
	 */
	public Memo(Map<String, Entry> entries) {
		this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/**
	 * Finds a step.
	 * @param hash the step's hash
	 * @return what is known, or {@code null} if the step has not finished
	 */
	public @Nullable Entry get(String hash) {
		return this.entries.get(hash);
	}

	/**
	 * Returns all steps.
	 * @return the finished steps by their hash, in the order of completion
	 */
	public Map<String, Entry> entries() {
		return this.entries;
	}

	/**
	 * Returns the number of finished steps.
	 * @return the number
	 */
	public int size() {
		return this.entries.size();
	}

	/**
	 * A finished step.
	 */
	public sealed interface Entry {

		/**
		 * Returns the step's id for messages.
		 * @return the id, with its index if it is a repeat; the hash if not known
		 */
		String label();

	}

	/**
	 * A step with a result.
	 *
	 * @param label the step's id for messages
	 * @param json the result
	 */
	public record Data(String label, String json) implements Entry {

	}

	/**
	 * A step that failed for good.
	 *
	 * @param label the step's id for messages
	 * @param error what it failed with
	 */
	public record Failure(String label, ErrorDetails error) implements Entry {

	}

	/**
	 * A step that is over and has no result, such as a sleep.
	 *
	 * @param label the step's id for messages
	 */
	public record Done(String label) implements Entry {

	}

}

package io.inngest.spring.execution.memo;

import java.util.Collection;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the steps that earlier calls of the run have finished.
 */
public interface Memo {

	/** The memo of a run's first call. */
	Memo EMPTY = of(Map.of());

	/**
	 * Creates a memo.
	 * @param entries the finished steps by their hash, in the order of completion
	 * @return the memo
	 */
	static Memo of(Map<String, Entry> entries) {
		return new StoredMemo(entries);
	}

	/**
	 * Finds a step.
	 * @param hash the step's hash
	 * @return what is known, or {@code null} if the step has not finished
	 */
	@Nullable Entry get(String hash);

	/**
	 * Finds the input that somebody has put in the place of a step's own.
	 * @param hash the step's hash
	 * @return the arguments as a JSON array, or {@code null} if the step is run with its
	 * own input
	 */
	default @Nullable String editedInput(String hash) {
		return null;
	}

	/**
	 * Finds a step that was begun and is not over.
	 * @param hash the step's hash
	 * @return what is known, or {@code null} if nothing is
	 */
	default @Nullable Open open(String hash) {
		return null;
	}

	/**
	 * Returns the order in which steps were finished.
	 * @return the hashes of all finished steps, maybe with others among them
	 */
	Collection<String> order();

	/**
	 * A step that was begun in an earlier call and is not over.
	 *
	 * @param attempts how often it was tried; 0 for one that is not run, such as a sleep
	 * @param due whether it is to be tried again now; {@code false} if the run waits for
	 * it
	 */
	record Open(int attempts, boolean due) {

	}

	/**
	 * A finished step.
	 */
	sealed interface Entry {

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
	record Data(String label, StoredJson json) implements Entry {

		/**
		 * Creates an entry.
		 * @param label the step's id for messages
		 * @param json the result
		 */
		public Data(String label, String json) {
			this(label, new StoredJson.Text(json));
		}

	}

	/**
	 * A step that failed for good.
	 *
	 * @param label the step's id for messages
	 * @param error what it failed with
	 */
	record Failure(String label, ErrorDetails error) implements Entry {

	}

	/**
	 * A step that is over and has no result, such as a sleep.
	 *
	 * @param label the step's id for messages
	 */
	record Done(String label) implements Entry {

	}

}

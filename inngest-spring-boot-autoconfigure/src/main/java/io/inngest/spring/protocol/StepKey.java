package io.inngest.spring.protocol;

/**
 * Which step of a run.
 *
 * @param id the id as the application wrote it
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param hash what the step is stored under: the SHA-1 of the id, or of {@code id:index}
 * for a repeat, in lower-case hex
 * @param racing whether the function goes on as soon as this step or another one beside
 * it is over
 */
public record StepKey(String id, int index, String hash, boolean racing) {

	/**
	 * Creates the key of a step that races no other.
	 * @param id the id as the application wrote it
	 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
	 * @param hash what the step is stored under
	 */
	public StepKey(String id, int index, String hash) {
		this(id, index, hash, false);
	}

	/**
	 * Creates the key of a step.
	 * @param id the id as the application wrote it
	 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
	 * @return the key with its hash
	 */
	public static StepKey of(String id, int index) {
		return new StepKey(id, index, new StepHash().of(label(id, index)));
	}

	/**
	 * Returns the key as that of a step that races others.
	 * @return the copy
	 */
	public StepKey inRace() {
		return new StepKey(this.id, this.index, this.hash, true);
	}

	/**
	 * Returns the id for messages, which is unique in the run.
	 * @return the id, with its index if it is a repeat
	 */
	public String label() {
		return label(this.id, this.index);
	}

	static String label(String id, int index) {
		return (index > 0) ? id + ":" + index : id;
	}

}

package io.inngest.spring.execution.result;

import java.nio.charset.StandardCharsets;

import io.inngest.spring.NonRetriableError;

import org.springframework.util.Assert;

/**
 * How large a piece of JSON may be.
 *
 * @param max the largest size allowed
 * @param unit what is counted
 */
public record SizeLimit(int max, Unit unit) {

	/** No limit. */
	public static final SizeLimit NONE = characters(Integer.MAX_VALUE);

	public SizeLimit {
		Assert.isTrue(max > 0, "'max' must be positive");
	}

	/**
	 * Limits the number of characters.
	 * @param max the largest number allowed
	 * @return the limit
	 */
	public static SizeLimit characters(int max) {
		return new SizeLimit(max, Unit.CHARACTERS);
	}

	/**
	 * Limits the number of bytes in UTF-8.
	 * @param max the largest number allowed
	 * @return the limit
	 */
	public static SizeLimit bytes(int max) {
		return new SizeLimit(max, Unit.BYTES);
	}

	/**
	 * Refuses what is larger.
	 * @param what what to call it in the message
	 * @param verb what a reference to it has to be used for instead
	 * @param json the JSON
	 * @throws NonRetriableError if it is too large
	 */
	public void check(String what, String verb, String json) {
		if (!allows(json)) {
			throw new NonRetriableError(
					"%s is too large: %d %s of JSON, where %d are allowed. Store it elsewhere and %s a reference to it"
						.formatted(what, size(json), this.unit.label, this.max, verb));
		}
	}

	private boolean allows(String json) {
		// No character takes more than three bytes.
		return json.length() <= ((this.unit == Unit.BYTES) ? this.max / 3 : this.max) || size(json) <= this.max;
	}

	private int size(String json) {
		return (this.unit == Unit.BYTES) ? json.getBytes(StandardCharsets.UTF_8).length : json.length();
	}

	/**
	 * What a limit counts.
	 */
	public enum Unit {

		/** Characters, as Java counts them. */
		CHARACTERS("characters"),

		/** Bytes in UTF-8. */
		BYTES("bytes");

		private final String label;

		Unit(String label) {
			this.label = label;
		}

	}

}

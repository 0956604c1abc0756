package io.inngest.spring.execution;

import java.nio.charset.StandardCharsets;

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

	boolean allows(String json) {
		// No character takes more than three bytes.
		return json.length() <= ((this.unit == Unit.BYTES) ? this.max / 3 : this.max) || size(json) <= this.max;
	}

	String describe(String json) {
		return "%d %s of JSON, where %d are allowed".formatted(size(json), this.unit.label, this.max);
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

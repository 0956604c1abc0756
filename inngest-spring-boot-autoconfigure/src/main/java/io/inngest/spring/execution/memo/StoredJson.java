package io.inngest.spring.execution.memo;

import java.nio.charset.StandardCharsets;

/**
 * JSON that was stored and is not read yet.
 */
public sealed interface StoredJson {

	/**
	 * Returns the JSON as a text.
	 * @return the text
	 */
	String text();

	/**
	 * JSON on its own.
	 *
	 * @param text the JSON
	 */
	record Text(String text) implements StoredJson {

	}

	/**
	 * JSON that is part of something longer, from where it is read without being copied.
	 *
	 * @param bytes what it is part of, in UTF-8
	 * @param start where it begins
	 * @param length how many bytes it has
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost
	record Part(byte[] bytes, int start, int length) implements StoredJson {

		@Override
		public String text() {
			return new String(this.bytes, this.start, this.length, StandardCharsets.UTF_8);
		}

	}

}

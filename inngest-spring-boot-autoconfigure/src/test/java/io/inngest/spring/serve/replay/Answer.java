package io.inngest.spring.serve.replay;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the application answered, with header names in lower case.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body) {

	@Nullable String header(String name) {
		return this.headers.get(name);
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "%d %s %s".formatted(this.status, this.headers, text());
	}

}

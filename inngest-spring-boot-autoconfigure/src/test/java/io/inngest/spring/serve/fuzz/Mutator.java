package io.inngest.spring.serve.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.inngest.spring.serve.ServeRequest;

/**
 * Spoils requests. The same random numbers spoil them the same way.
 */
final class Mutator {

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS",
			"post", "PROPFIND");

	/** What JSON parsers and those who read numbers, names and ids out of JSON fear. */
	private static final List<String> TOKENS = List.of("null", "true", "0", "-1", "-0", "1e999999999", "1e-999999999",
			"9".repeat(2000), "9223372036854775808", "0.1", "\"\"", "[]", "{}", "[null]", "\"\\ud800\"", "\"\\u0000\"",
			"NaN", "{\"data\":{\"data\":null}}", "{\"error\":\"text\"}", "{\"error\":{\"name\":[]}}", "{\"input\":[]}",
			"\"2026-11-20T11:51:02Z\"", "'", "/*", "\ufeff");

	private static final List<String> NAMES = List.of("event", "events", "steps", "ctx", "data", "id", "name", "ts",
			"user", "v", "attempt", "max_attempts", "stack", "run_id", "use_api", "version", "url", "error", "input",
			"disable_immediate_execution", "fn_id", "qi_id", "generation_id", "request_id", "current");

	private static final List<String> VALUES = List.of("", "step", "\u0000", "ü€😀", "%", "%zz", "trust", "-1", "2",
			"shop-ping", "t=1&s=", "t=99999999999999999999&s=0", "in_band", "in-band", "out_of_band", "dev",
			"a".repeat(1000), "0123456789abcdef0123456789abcdef01234567");

	private static final List<String> HEADERS = List.of("x-inngest-signature", "x-inngest-sync-kind",
			"x-inngest-server-kind", "x-inngest-req-version", "x-run-id", "x-inngest-step-id", "content-type",
			"content-encoding", "traceparent", "x-noise");

	private static final List<String> PARAMETERS = List.of("fnId", "stepId", "probe", "deployId", "noise");

	private final Random random;

	Mutator(Random random) {
		this.random = random;
	}

	/**
	 * Spoils anything of a request, mostly in one place.
	 */
	ServeRequest mutate(ServeRequest request) {
		ServeRequest mutated = request;
		for (int i = 0; i == 0 || this.random.nextInt(4) == 0; i++) {
			mutated = switch (this.random.nextInt(10)) {
				case 0 -> with(mutated, one(METHODS), mutated.query(), mutated.headers(), mutated.body());
				case 1 -> with(mutated, mutated.method(), changed(mutated.query(), PARAMETERS), mutated.headers(),
						mutated.body());
				case 2 -> with(mutated, mutated.method(), mutated.query(), changed(mutated.headers(), HEADERS),
						mutated.body());
				default -> with(mutated, mutated.method(), mutated.query(), mutated.headers(), body(mutated.body()));
			};
		}
		return mutated;
	}

	/**
	 * Spoils the body or the signature of a signed request.
	 */
	ServeRequest forge(ServeRequest request) {
		Map<String, String> headers = new HashMap<>(request.headers());
		byte[] body = request.body();
		while (Arrays.equals(body, request.body()) && headers.equals(request.headers())) {
			if (this.random.nextBoolean()) {
				body = body(body);
			}
			else {
				headers.computeIfPresent("x-inngest-signature", (name, value) -> text(value).replaceAll("[^!-~]", "?"));
			}
		}
		return with(request, request.method(), request.query(), headers, body);
	}

	private static ServeRequest with(ServeRequest request, String method, Map<String, String> query,
			Map<String, String> headers, byte[] body) {
		return new ServeRequest(method, request.url(), query, headers, body);
	}

	private Map<String, String> changed(Map<String, String> values, List<String> names) {
		Map<String, String> result = new HashMap<>(values);
		String name = one(names);
		switch (this.random.nextInt(3)) {
			case 0 -> result.remove(name);
			case 1 -> result.put(name, one(VALUES));
			default -> result.computeIfPresent(name, (key, value) -> text(value));
		}
		return result;
	}

	private String text(String value) {
		return new String(bytes(value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

	byte[] body(byte[] body) {
		return this.random.nextBoolean() ? bytes(body) : tokens(body);
	}

	private byte[] bytes(byte[] bytes) {
		if (bytes.length == 0) {
			return one(TOKENS).getBytes(StandardCharsets.UTF_8);
		}
		int at = this.random.nextInt(bytes.length);
		return switch (this.random.nextInt(5)) {
			case 0 -> spliced(bytes, at, at + 1, (byte) (bytes[at] ^ (1 << this.random.nextInt(8))));
			case 1 -> spliced(bytes, at, at + 1, (byte) this.random.nextInt(256));
			case 2 -> Arrays.copyOf(bytes, at);
			case 3 -> spliced(bytes, at, at, (byte) 0xff, (byte) 0xc0, (byte) 0xed, (byte) 0xa0);
			default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at / 2, at));
		};
	}

	private byte[] tokens(byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		return switch (this.random.nextInt(4)) {
			case 0 -> replaceValue(text, one(TOKENS)).getBytes(StandardCharsets.UTF_8);
			case 1 -> replaceValue(text, nested()).getBytes(StandardCharsets.UTF_8);
			case 2 -> rename(text).getBytes(StandardCharsets.UTF_8);
			default -> duplicate(text).getBytes(StandardCharsets.UTF_8);
		};
	}

	private String nested() {
		int depth = 1 << this.random.nextInt(14);
		return this.random.nextBoolean() ? "[".repeat(depth) + "]".repeat(depth)
				: "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
	}

	/**
	 * Puts something else in the place of the value of a property.
	 */
	private String replaceValue(String json, String value) {
		int colon = json.indexOf("\":", this.random.nextInt(json.length() + 1));
		if (colon < 0) {
			return value;
		}
		int end = colon + 2;
		int depth = 0;
		boolean quoted = false;
		for (; end < json.length(); end++) {
			char c = json.charAt(end);
			quoted ^= c == '"' && json.charAt(end - 1) != '\\';
			if (!quoted) {
				depth += (c == '{' || c == '[') ? 1 : (c == '}' || c == ']') ? -1 : 0;
				if (depth < 0 || (depth == 0 && c == ',')) {
					break;
				}
			}
		}
		return json.substring(0, colon + 2) + value + json.substring(end);
	}

	private String rename(String json) {
		String name = "\"" + one(NAMES) + "\":";
		return json.replaceFirst(name, "\"" + one(NAMES) + "\":");
	}

	private String duplicate(String json) {
		int brace = json.indexOf('{', this.random.nextInt(json.length() + 1));
		return (brace < 0) ? json + json : json.substring(0, brace + 1) + "\"" + one(NAMES) + "\":" + one(TOKENS) + ","
				+ json.substring(brace + 1);
	}

	private static byte[] spliced(byte[] bytes, int from, int to, byte... inserted) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + inserted.length);
		out.write(bytes, 0, from);
		out.writeBytes(inserted);
		out.write(bytes, to, bytes.length - to);
		return out.toByteArray();
	}

	private <T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}

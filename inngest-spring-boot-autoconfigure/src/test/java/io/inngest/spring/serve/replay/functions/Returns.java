package io.inngest.spring.serve.replay.functions;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import io.inngest.spring.serve.replay.functions.Payloads.Ping;
import io.inngest.spring.serve.replay.functions.Payloads.Product;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What functions return.
 */
final class Returns {

	private Returns() {
	}

	@Recorded({ "simple-return", "simple-return-signed" })
	static class Simple {

		@InngestFunction(id = "import-product", event = "shop/product.imported", retries = 3)
		Map<String, Object> run(Event<Product> event) {
			return Map.of("ok", true, "product", event.data().id());
		}

	}

	@Recorded("return-null")
	static class Nothing {

		@InngestFunction(id = "returns-null", event = "shop/product.imported", retries = 0)
		@Nullable String nothing() {
			return null;
		}

		@InngestFunction(id = "returns-nothing", event = "shop/product.imported", retries = 0)
		void none() {
		}

	}

	@Recorded("return-scalars")
	static class Scalars {

		@InngestFunction(id = "returns-s", event = "shop/product.imported", retries = 0)
		String text() {
			return "done";
		}

		@InngestFunction(id = "returns-n", event = "shop/product.imported", retries = 0)
		int number() {
			return 42;
		}

		@InngestFunction(id = "returns-b", event = "shop/product.imported", retries = 0)
		boolean flag() {
			return false;
		}

		@InngestFunction(id = "returns-a", event = "shop/product.imported", retries = 0)
		List<Object> list() {
			return Arrays.asList(1, "two", null);
		}

	}

	@Recorded("event-idempotency")
	static class Once {

		@InngestFunction(id = "once", event = "shop/order.placed", retries = 0)
		int run() {
			return 1;
		}

	}

	@Recorded({ "introspection-cloud-bad-signature", "introspection-cloud-signed", "introspection-cloud-unsigned",
			"introspection-dev", "sync-server-down", "sync-server-kind-mismatch", "trust-probe" })
	static class Pong {

		@InngestFunction(id = "ping", event = "shop/ping", retries = 0)
		String run() {
			return "pong";
		}

	}

	@Recorded({ "env-header", "expired-signature", "malformed-body", "missing-signature", "signing-key-fallback",
			"signing-key-fallback-sync", "unknown-function", "wrong-method", "wrong-signature" })
	static class PongWithNumber {

		@InngestFunction(id = "ping", event = "shop/ping", retries = 3)
		Map<String, Integer> run(Event<Ping> event) {
			return Map.of("pong", event.data().n());
		}

	}

	@Recorded("signed-canonical-body")
	static class Canonical {

		@InngestFunction(id = "canon", event = "shop/canon", retries = 0)
		JsonNode run(Event<JsonNode> event, Step step) {
			step.run("odd-values", new TypeRef<Map<String, Object>>() {
			}, () -> Map.of("big", new BigInteger("12345678901234567000"), "e", 1e21, "small", 1e-7, "f",
					new BigDecimal("1.0"), "text", "ü€😀 \"quoted\" <b>&\u2028", "z", Map.of("b", 1, "a", 2)));
			return event.data();
		}

	}

}

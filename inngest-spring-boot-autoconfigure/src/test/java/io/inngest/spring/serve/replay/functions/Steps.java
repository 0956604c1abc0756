package io.inngest.spring.serve.replay.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import io.inngest.spring.serve.replay.functions.Payloads.Product;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Functions whose steps succeed.
 */
final class Steps {

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	private Steps() {
	}

	@Recorded({ "steps-serial", "steps-serial-signed", "checkpointing-on", "checkpointing-on-signed" })
	static class Serial {

		@InngestFunction(id = "import-product", event = "shop/product.imported", retries = 3)
		Map<String, Object> run(Event<Product> event, Step step) {
			Product product = event.data();
			Image image = step.run("generate-image",
					() -> new Image("https://img.example/" + product.id() + ".png", 512));
			int pixels = step.run(StepOptions.of("count-pixels", Integer.class).name("Count the pixels"), () -> 262144);
			String message = step.run("notify-user", () -> "sent to " + product.channelId());
			return Map.of("url", image.url(), "n", pixels, "msg", message);
		}

		record Image(String url, int w) {

		}

	}

	@Recorded("repeated-step-ids")
	static class Repeated {

		@InngestFunction(id = "upload", event = "shop/product.imported", retries = 0)
		List<Object> run(Step step) {
			List<Object> values = new ArrayList<>();
			for (int item = 0; item < 3; item++) {
				int value = item * 10;
				values.add(step.run("upload-part", () -> value));
			}
			values.add(step.run("verify", () -> "v0"));
			values.add(step.run("verify", () -> "v1"));
			return values;
		}

	}

	@Recorded("step-returns-data-key")
	static class LooksLikeMemo {

		@InngestFunction(id = "wrapped", event = "shop/product.imported", retries = 0)
		List<Object> run(Step step) {
			return List.of(step.run("d", OBJECT, () -> Map.of("data", Map.of("x", 1))),
					step.run("e", OBJECT, () -> Map.of("error", "none")),
					step.run("de", OBJECT, () -> Map.of("data", 1, "error", 2)));
		}

	}

	@Recorded("step-returns-falsy")
	static class Falsy {

		@InngestFunction(id = "falsy", event = "shop/product.imported", retries = 0)
		List<Object> run(Step step) {
			return List.of(step.run("f", () -> false), step.run("z", () -> 0), step.run("e", () -> ""),
					step.run("l", new TypeRef<List<String>>() {
					}, () -> List.of()));
		}

	}

	@Recorded("step-returns-null")
	static class Nothing {

		@InngestFunction(id = "lookup", event = "shop/product.imported", retries = 0)
		Lookup run(Step step) {
			String found = step.run("lookup", Nothing::find);
			return new Lookup(found != null, found);
		}

		private static @Nullable String find() {
			return null;
		}

		record Lookup(boolean found, @Nullable String v) {

		}

	}

	@Recorded("step-returns-void")
	static class Action {

		@InngestFunction(id = "touch", event = "shop/product.imported", retries = 0)
		Map<String, Object> run(Step step) {
			step.run("touch", () -> {
			});
			return Map.of("type", "object", "isNull", true);
		}

	}

	@Recorded("large-state-use-api")
	static class Large {

		private static final int LENGTH = 2_200_000;

		@InngestFunction(id = "big", event = "shop/order.placed", retries = 0)
		List<Integer> run(Step step) {
			String a = step.run("big-a", () -> "a".repeat(LENGTH));
			String b = step.run("big-b", () -> "b".repeat(LENGTH));
			return step.run("sizes", new TypeRef<List<Integer>>() {
			}, () -> List.of(a.length(), b.length()));
		}

	}

	@Recorded("streaming-on")
	static class Streamed {

		@InngestFunction(id = "streamy", event = "shop/order.placed", retries = 0)
		int run(Step step) {
			return step.run("one", () -> 1);
		}

	}

	@Recorded("targeted-step-not-found")
	static class LeftAndRight {

		@InngestFunction(id = "ping", event = "shop/ping", retries = 3)
		List<String> run(Step step) {
			return Arrays.asList(step.run("left", () -> "L"), step.run("right", () -> "R"));
		}

	}

	@Recorded({ "step-run-with-input", "rerun-from-step-input" })
	static class Adder {

		@InngestFunction(id = "adder", event = "shop/order.placed", retries = 0)
		int run(Step step) {
			return step.run("add", new int[] { 2, 3 }, (numbers) -> numbers[0] + numbers[1]);
		}

	}

	@Recorded("step-error-then-success")
	static class Flaky {

		@InngestFunction(id = "flaky", event = "shop/product.imported", retries = 3)
		Map<String, Object> run(Step step, RunContext context) {
			Map<String, Object> result = new HashMap<>();
			result.put("a", step.run("flaky", OBJECT, () -> {
				if (context.attempt() < 2) {
					throw new Thrown.Error("not yet " + context.attempt());
				}
				return Map.of("attempt", context.attempt());
			}));
			result.put("b", step.run("after", () -> "ok"));
			result.put("attempt", context.attempt());
			return result;
		}

	}

	@Recorded("body-error-after-step-then-success")
	static class Hiccup {

		@InngestFunction(id = "body-hiccup", event = "shop/order.placed", retries = 2)
		Map<String, Object> run(Step step, RunContext context) {
			int value = step.run("load", () -> 5);
			if (context.attempt() == 0) {
				throw new Thrown.Error("hiccup");
			}
			return Map.of("v", value, "attempt", context.attempt());
		}

	}

	@Recorded("send-event-step")
	static class Sender {

		@InngestFunction(id = "emitter", event = "shop/order.placed", retries = 0)
		List<Integer> run(Event<JsonNode> event, Step step) {
			List<String> one = step.sendEvent("emit-one",
					Event.of("shop/receipt", Map.of("orderId", event.data().get("orderId").stringValue())));
			List<String> two = step.sendEvent("emit-two", Event.of("shop/audit", Map.of("n", 1)),
					Event.of("shop/audit", Map.of("n", 2)).withId("evt-b"));
			return List.of(one.size(), two.size());
		}

	}

}

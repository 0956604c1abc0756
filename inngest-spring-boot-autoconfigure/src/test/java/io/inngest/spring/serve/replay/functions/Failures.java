package io.inngest.spring.serve.replay.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RetryAfterError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import io.inngest.spring.serve.replay.functions.Payloads.Product;

/**
 * Functions that fail, and those that make the best of a step that failed.
 */
final class Failures {

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	private Failures() {
	}

	static Map<String, Object> declined() {
		throw new Thrown.Error("card declined");
	}

	@Recorded("body-error-retries-exhausted")
	static class BodyFails {

		@InngestFunction(id = "body-fails", event = "shop/order.placed", retries = 2)
		void run() {
			throw new Thrown.Error("database gone");
		}

	}

	@Recorded("non-retriable-in-body")
	static class NoRetryOfBody {

		@InngestFunction(id = "no-retry-body", event = "shop/order.placed", retries = 3)
		void run() {
			throw new NonRetriableError("unknown customer", new Thrown.Error("404 from crm"));
		}

	}

	@Recorded("non-retriable-in-step-unhandled")
	static class NoRetryOfStep {

		@InngestFunction(id = "no-retry-step", event = "shop/order.placed", retries = 3)
		String run(Step step) {
			return step.run("find-customer", NoRetryOfStep::find);
		}

		static String find() {
			throw new NonRetriableError("unknown customer");
		}

	}

	@Recorded("non-retriable-in-step-caught")
	static class NoRetryButAnotherStep {

		@InngestFunction(id = "no-retry-step", event = "shop/order.placed", retries = 3)
		Map<String, String> run(Step step) {
			try {
				return Map.of("id", step.run("find-customer", NoRetryOfStep::find));
			}
			catch (StepError ex) {
				return Map.of("id", step.run("create-customer", () -> "cus_9"), "after", ex.name());
			}
		}

	}

	@Recorded("retry-after-in-body")
	static class PoliteBody {

		@InngestFunction(id = "polite-body", event = "shop/order.placed", retries = 2)
		String run(Event<Object> event, RunContext context) {
			if (context.attempt() == 0) {
				Instant later = Instant.ofEpochSecond(event.ts().getEpochSecond() + 2);
				throw new RetryAfterError("later", later);
			}
			return "ok";
		}

	}

	@Recorded("retry-after-in-step")
	static class PoliteStep {

		@InngestFunction(id = "polite-step", event = "shop/order.placed", retries = 2)
		String run(Step step, RunContext context) {
			return step.run("call-api", () -> {
				if (context.attempt() == 0) {
					throw new RetryAfterError("slow down", Duration.ofMillis(1500));
				}
				return "ok";
			});
		}

	}

	@Recorded("retry-after-last-attempt")
	static class PoliteInVain {

		@InngestFunction(id = "last-step", event = "shop/order.placed", retries = 0)
		void lastStep(Step step) {
			step.run("call-api", PoliteInVain::slowDown);
		}

		@InngestFunction(id = "last-body", event = "shop/order.placed", retries = 0)
		void lastBody() {
			slowDown();
		}

		private static void slowDown() {
			throw new RetryAfterError("slow down", Duration.ofSeconds(2));
		}

	}

	@Recorded("step-fails-caught-fallback")
	static class Fallback {

		@InngestFunction(id = "import-product-images", event = "shop/product.imported", retries = 1)
		Map<String, String> run(Event<Product> event, Step step) {
			Product product = event.data();
			String via = "dall-e";
			String url;
			try {
				url = step.run("generate-image-dall-e", Fallback::dallE);
			}
			catch (StepError ex) {
				via = "midjourney after %s: %s".formatted(ex.name(), ex.getMessage());
				url = step.run("generate-image-midjourney", () -> "https://mj.example/" + product.id() + ".png");
			}
			String chosen = url;
			step.run("notify-user", OBJECT, () -> Map.of("channel", product.channelId(), "url", chosen));
			return Map.of("url", url, "via", via);
		}

		private static String dallE() {
			throw new Thrown.Error("DALL-E is over capacity");
		}

	}

	@Recorded("step-fails-ignored")
	static class Ignored {

		@InngestFunction(id = "ship", event = "shop/order.placed", retries = 0)
		String run(Step step) {
			step.attempt("warm-cache", () -> {
				throw new Thrown.Error("cache offline");
			}).ignoreError();
			return step.run("ship", () -> "shipped");
		}

	}

	@Recorded("step-fails-rollback-step")
	static class RollbackAndGoOn {

		@InngestFunction(id = "place-order", event = "shop/order.placed", retries = 1)
		Map<String, Object> run(Step step) {
			Map<String, Object> reserved = step.run("reserve-stock", OBJECT, () -> Map.of("reservation", "res_1"));
			Map<String, Object> released = step.attempt("charge-card", OBJECT, Failures::declined)
				.recover((error) -> step.run("release-stock", OBJECT,
						() -> Map.of("released", reserved.get("reservation"))));
			return Map.of("charged", false, "released", released);
		}

	}

	@Recorded("step-fails-rollback-rethrow")
	static class RollbackAndFail {

		@InngestFunction(id = "place-order", event = "shop/order.placed", retries = 1)
		Map<String, Object> run(Step step) {
			step.run("reserve-stock", OBJECT, () -> Map.of("reservation", "res_1"));
			try {
				return step.run("charge-card", OBJECT, Failures::declined);
			}
			catch (StepError ex) {
				step.run("release-stock", OBJECT, () -> Map.of("released", true));
				throw ex;
			}
		}

	}

	@Recorded("wrapped-step-error")
	static class Wrapped {

		@InngestFunction(id = "wraps", event = "shop/order.placed", retries = 1)
		void run(Step step) {
			try {
				step.run("charge-card", OBJECT, Failures::declined);
			}
			catch (StepError ex) {
				throw new Thrown.Error("order failed", ex);
			}
		}

	}

	@Recorded("checkpointing-on-error-and-sleep")
	static class Checkpointed {

		@InngestFunction(id = "ck", event = "shop/order.placed", retries = 1)
		List<Integer> run(Step step) {
			int one = step.run("one", () -> 1);
			step.sleep("nap", Duration.ofSeconds(1));
			step.attempt("two", () -> {
				throw new Thrown.Error("boom");
			}).ignoreError();
			return List.of(one, step.run("three", () -> 3));
		}

	}

}

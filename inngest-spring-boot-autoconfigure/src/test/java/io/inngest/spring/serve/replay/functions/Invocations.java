package io.inngest.spring.serve.replay.functions;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Functions that call others.
 */
final class Invocations {

	private static final String CALL = "call-child";

	private static final String CHILD = "child";

	private Invocations() {
	}

	private static Map<String, Object> told(StepError error) {
		return Map.of("name", error.name(), "message", error.getMessage());
	}

	@Recorded("invoke-ok")
	static class Doubling {

		@InngestFunction(id = "child", retries = 0)
		Doubled child(Event<Number> event) {
			return new Doubled(event.data().n() * 2);
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 0)
		List<Integer> parent(Step step) {
			return List.of(step.invoke(CALL, CHILD, new Number(21), Doubled.class).doubled(),
					step.invoke("call-ref", "shop-child", Map.of("n", 1), Doubled.class).doubled());
		}

		@SuppressWarnings("JavaLangClash") // short for the event's data
		record Number(int n) {

		}

		record Doubled(int doubled) {

		}

	}

	@Recorded("invoke-returns-null")
	static class Nothing {

		@InngestFunction(id = "child", retries = 0)
		@Nullable Object child() {
			return null;
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 0)
		Map<String, Object> parent(Step step) {
			Object output = step.invoke(CALL, CHILD, null, Object.class);
			return Map.of("isNull", output == null, "type", "object");
		}

	}

	@Recorded("invoke-failed")
	static class Failing {

		@InngestFunction(id = "child", retries = 0)
		void child() {
			throw new NonRetriableError("child broke");
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 3)
		Map<String, Object> parent(Step step) {
			try {
				return Map.of("r", step.invoke(CALL, CHILD, null, String.class));
			}
			catch (StepError ex) {
				return Map.of("r", step.run("fallback", () -> "plan b"), "err", told(ex));
			}
		}

	}

	@Recorded("invoke-failed-step")
	static class FailingStep {

		@InngestFunction(id = "child", retries = 1)
		void child(Step step) {
			step.run("s", () -> {
				throw new Thrown.Error("deep");
			});
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 2)
		String parent(Step step) {
			return step.invoke(CALL, CHILD, null, String.class);
		}

	}

	@Recorded("invoke-child-cancelled")
	static class Cancelled {

		@InngestFunction(id = "child", retries = 0)
		void child(Step step) {
			step.sleep("nap", Duration.ofSeconds(60));
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 0)
		Map<String, Object> parent(Step step) {
			try {
				return Map.of("resolved", step.invoke(CALL, CHILD, null, Object.class));
			}
			catch (StepError ex) {
				return told(ex);
			}
		}

	}

	@Recorded("invoke-timeout")
	static class TooSlow {

		@InngestFunction(id = "child", retries = 0)
		int child(Step step) {
			step.sleep("nap", Duration.ofSeconds(3));
			return 1;
		}

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 0)
		Map<String, Object> parent(Step step) {
			try {
				return Map.of("resolved", step.invoke(CALL, CHILD, null, Integer.class, Duration.ofSeconds(1)));
			}
			catch (StepError ex) {
				return told(ex);
			}
		}

	}

	@Recorded("invoke-unknown-function")
	static class Ghost {

		@InngestFunction(id = "parent", event = "shop/order.placed", retries = 0)
		Map<String, Object> parent(Step step) {
			try {
				return Map.of("resolved", step.invoke("call-ghost", "shop-ghost", null, Object.class));
			}
			catch (StepError ex) {
				return told(ex);
			}
		}

	}

}

package io.inngest.spring.serve.replay.functions;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.Step;
import io.inngest.spring.StepBranch;
import io.inngest.spring.TypeRef;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Functions with parallel steps.
 */
final class Parallel {

	private static final TypeRef<List<String>> TEXTS = new TypeRef<>() {
	};

	private Parallel() {
	}

	static String bad() {
		throw new Thrown.Error("bad one");
	}

	@Recorded({ "parallel-two-steps", "parallel-two-steps-req-version-1" })
	static class TwoSteps {

		@InngestFunction(id = "fan", event = "shop/order.placed", retries = 1)
		String run(Step step) {
			List<String> both = step.parallel(() -> step.run("left", () -> "L"), () -> step.run("right", () -> "R"));
			return step.run("join", () -> String.join("", both));
		}

	}

	@Recorded("parallel-branches-multi-step")
	static class Branches {

		@InngestFunction(id = "branches", event = "shop/order.placed", retries = 0)
		List<Integer> run(Step step) {
			return step.parallel(() -> {
				int a = step.run("a1", () -> 1);
				return step.run("a2", () -> a + 1);
			}, () -> {
				int b = step.run("b1", () -> 10);
				return step.run("b2", () -> b + 10);
			});
		}

	}

	@Recorded("parallel-mixed")
	static class Mixed {

		@InngestFunction(id = "mixed", event = "shop/order.placed", retries = 0)
		List<@Nullable Object> run(Step step) {
			List<StepBranch<@Nullable Object>> branches = List.of(() -> step.run("work", () -> 1), () -> {
				step.sleep("nap", Duration.ofSeconds(1));
				return null;
			}, () -> hear(step));
			return step.parallel(branches);
		}

		private static @Nullable Event<Object> hear(Step step) {
			return step.waitForEvent("hear", WaitForEvent.of("shop/never", Object.class).timeout(Duration.ofSeconds(2)))
				.orElse(null);
		}

	}

	@Recorded("parallel-one-fails")
	static class OneFails {

		@InngestFunction(id = "fan-fail", event = "shop/order.placed", retries = 1)
		List<String> run(Step step) {
			List<String> states = step.parallel(() -> "fulfilled:" + step.run("good", () -> "G"),
					() -> step.attempt("bad", Parallel::bad).recover((error) -> "rejected:" + error.getMessage()));
			return step.run("report", TEXTS, () -> states);
		}

	}

	@Recorded("parallel-one-fails-unhandled")
	static class OneFailsForGood {

		@InngestFunction(id = "fan-fail", event = "shop/order.placed", retries = 0)
		List<String> run(Step step) {
			return step.parallel(() -> step.run("good", () -> "G"), () -> step.run("bad", Parallel::bad));
		}

	}

	@Recorded("parallel-race")
	static class Race {

		@InngestFunction(id = "race", event = "shop/order.placed", retries = 0)
		String run(Step step) {
			String first = step.race(() -> step.run("fast", () -> "fast"), () -> step.run("slow", () -> "slow"));
			return step.run("use", () -> "winner: " + first);
		}

	}

}

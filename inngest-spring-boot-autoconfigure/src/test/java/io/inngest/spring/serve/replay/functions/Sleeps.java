package io.inngest.spring.serve.replay.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.serve.replay.Recorded;

/**
 * Functions that sleep.
 */
final class Sleeps {

	private Sleeps() {
	}

	@Recorded("sleep")
	static class Sleeper {

		@InngestFunction(id = "sleeper", event = "shop/order.placed", retries = 0)
		List<Integer> run(Step step) {
			int before = step.run("before", () -> 1);
			step.sleep("nap", Duration.ofSeconds(1));
			return List.of(before, step.run("after", () -> 2));
		}

	}

	@Recorded("sleep-millis")
	static class Naps {

		@InngestFunction(id = "short", event = "shop/order.placed", retries = 0)
		String shortNap(Step step) {
			step.sleep("nap", Duration.ofMillis(1500));
			return "up";
		}

		@InngestFunction(id = "long", event = "shop/order.placed", retries = 0)
		String longNap(Step step) {
			step.sleep("nap", Duration.ofMinutes(90));
			return "up";
		}

	}

	@Recorded("sleep-until")
	static class Alarm {

		@InngestFunction(id = "alarm", event = "shop/order.placed", retries = 0)
		String run(Step step) {
			step.sleepUntil("wake-up", Instant.parse("2026-11-20T11:51:02.713Z"));
			return "awake";
		}

	}

	@Recorded("cancel-on-event")
	static class Cancellable {

		@InngestFunction(id = "cancellable", event = "shop/order.placed", retries = 0)
		@CancelOn(event = "shop/order.cancelled", match = "data.orderId", timeout = "1h")
		@CancelOn(event = "shop/all.stop", condition = "async.data.really == true")
		void run(Step step) {
			step.run("start", () -> 1);
			step.sleep("nap", Duration.ofSeconds(60));
		}

	}

	@Recorded("cancel-via-api")
	static class CancelledByHand {

		@InngestFunction(id = "cancellable", event = "shop/order.placed", retries = 0)
		void run(Step step) {
			step.sleep("nap", Duration.ofSeconds(60));
		}

	}

	@Recorded("timeouts-finish")
	static class Slow {

		@InngestFunction(id = "slow", event = "shop/order.placed", retries = 0)
		void run(Step step) {
			step.sleep("nap", Duration.ofSeconds(30));
		}

		@OnFailure
		void failed() {
			throw new IllegalStateException("A cancelled run has not failed");
		}

	}

}

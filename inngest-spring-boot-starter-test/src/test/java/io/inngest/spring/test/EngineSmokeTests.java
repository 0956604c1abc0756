package io.inngest.spring.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.engine.query.RunView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EngineSmokeTests {

	@ParameterizedTest
	@EnumSource
	void runsStepsAndFallsBack(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Images.class)) {
			app.send("shop/product.imported", Map.of("prompt", "bike"));
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("images");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.output()).isEqualTo("\"mid:bike\"");
			assertThat(app.bean(Images.class).calls).containsExactly("dalle", "dalle", "dalle", "mid");
		}
	}

	@ParameterizedTest
	@EnumSource
	void failsAndRunsTheFailureHandler(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Charge.class)) {
			app.send("shop/order.placed", Map.of("orderId", "ord_17"));
			app.driver().runToEnd();
			assertThat(app.onlyRunOf("charge").status()).isEqualTo(RunView.Status.FAILED);
			assertThat(app.onlyRunOf("charge-failure").output()).isEqualTo("\"ord_17 declined shop-charge\"");
			assertThat(app.bean(Charge.class).calls).containsExactly("body", "card", "body", "card");
		}
	}

	@InngestFunction(id = "images", event = "shop/product.imported", retries = 2)
	static class Images {

		final List<String> calls = new ArrayList<>();

		String run(Event<Map<String, String>> event, Step step) {
			try {
				return step.run("dalle", () -> {
					this.calls.add("dalle");
					throw new IllegalStateException("busy");
				});
			}
			catch (StepError ex) {
				step.sleep("nap", Duration.ofDays(2));
				return step.run("mid", () -> {
					this.calls.add("mid");
					return "mid:" + event.data().get("prompt");
				});
			}
		}

	}

	@InngestFunction(id = "charge", event = "shop/order.placed", retries = 1)
	static class Charge {

		final List<String> calls = new ArrayList<>();

		void run(Step step) {
			this.calls.add("body");
			step.run("card", () -> {
				this.calls.add("card");
				throw new IllegalStateException("declined");
			});
		}

		@OnFailure
		String failed(FailureEvent<Map<String, String>> failure, ErrorDetails error) {
			return failure.event().data().get("orderId") + " " + error.message() + " " + failure.functionId();
		}

	}

}

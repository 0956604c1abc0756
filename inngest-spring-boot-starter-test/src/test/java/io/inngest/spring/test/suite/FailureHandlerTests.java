package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.Map;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of runs that fail or are cancelled.
 */
class FailureHandlerTests extends EngineSuite {

	@Test
	void handlerOfTheErrorsClassRuns() {
		play("charging", Map.of("order", "o1"));
		check("charging", """
				FAILED IllegalArgumentException: declined
				charge run IllegalArgumentException: declined""");
		RunReport handler = run("charging-failure");
		assertThat(handler.output()).hasToString("\"declined in charge after 2 attempts, order o1\"");
		assertThat(handler.steps()).extracting("id").containsExactly("tell");
		assertThat(driver().runsOf("shop-watch")).extracting((run) -> run.output().stringValue())
			.contains("shop-charging: declined");
	}

	@Test
	void failingHandlerIsNotToldOf() {
		play("unlucky");
		check("unlucky", "FAILED IllegalStateException: first");
		RunReport handler = run("unlucky-failure");
		assertThat(handler.status()).isEqualTo(RunReport.Status.FAILED);
		assertThat(handler.error().message()).isEqualTo("second");
	}

	@Test
	void handlersOfCancellationsRun() {
		sendOnly("stoppable");
		driver().cancel(run("stoppable").runId());
		driver().runToEnd();
		assertThat(run("stoppable-cancelled").output()).hasToString("\"shop-stoppable\"");
		assertThat(driver().runsOf("shop-watch"))
			.noneMatch((run) -> run.output() != null && run.output().stringValue().startsWith("shop-stoppable"));
	}

	@InngestFunction(id = "charging", event = "suite/charging", retries = 1)
	static class Charging {

		@FunctionHandler
		void run(Step step) {
			step.run("charge", () -> {
				throw new IllegalArgumentException("declined");
			});
		}

		@OnFailure
		String other() {
			return "other";
		}

		@OnFailure(error = IllegalArgumentException.class)
		String declined(FailureEvent<Map<String, String>> failure, ErrorDetails error, Step step) {
			step.run("tell", () -> "told");
			return "%s in %s after %d attempts, order %s".formatted(error.message(), error.stepId(), error.attempts(),
					failure.event().data().get("order"));
		}

	}

	@InngestFunction(id = "unlucky", event = "suite/unlucky", retries = 0)
	static class Unlucky {

		@FunctionHandler
		void run() {
			throw new IllegalStateException("first");
		}

		@OnFailure(retries = 0)
		void failed() {
			throw new IllegalStateException("second");
		}

	}

	@InngestFunction(id = "stoppable", event = "suite/stoppable")
	static class Stoppable {

		@FunctionHandler
		void run(Step step) {
			step.sleep("nap", Duration.ofDays(1));
		}

		@OnCancelled
		String cancelled(CancelledEvent<?> event) {
			return event.functionId();
		}

	}

	@InngestAdvice("watch")
	static class Watch {

		@OnFailure
		String failed(FailureEvent<?> failure) {
			return failure.functionId() + ": " + failure.error().message();
		}

	}

}

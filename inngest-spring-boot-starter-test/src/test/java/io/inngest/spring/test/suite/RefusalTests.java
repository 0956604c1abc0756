package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.inngest.spring.Step;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.test.RunReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes that fail a run at once, with a message that says how to mend them.
 */
class RefusalTests extends EngineSuite {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			same-id        | Step 'a' was called in branches 1 and 2
			other-thread   | Step 'a' was called on thread
			nested-step    | Step 'b' was called inside the body of step 'a'
			no-timeout     | Step 'wait' waits for 'suite/x' without a timeout
			long-sleep     | Step 'nap' cannot sleep
			empty-race     | A race has no branch
			no-events      | Step 'send' has no event to send
			""")
	void mistakeIsFinal(String function, String message) {
		play(function);
		RunReport run = run(function);
		assertThat(run.status()).isEqualTo(RunReport.Status.FAILED);
		assertThat(run.error().name()).isEqualTo("NonRetriableError");
		assertThat(run.error().message()).startsWith(message);
	}

	static class Mistakes {

		@InngestFunction(id = "same-id", event = "suite/same-id")
		void sameId(Step step) {
			step.parallel(() -> step.run("a", () -> {
			}), () -> step.run("a", () -> {
			}));
		}

		@InngestFunction(id = "other-thread", event = "suite/other-thread")
		void otherThread(Step step) {
			try {
				CompletableFuture.runAsync(() -> step.run("a", () -> {
				})).join();
			}
			catch (CompletionException ex) {
				throw (RuntimeException) ex.getCause();
			}
		}

		@InngestFunction(id = "nested-step", event = "suite/nested-step")
		void nested(Step step) {
			step.run("a", () -> step.run("b", () -> {
			}));
		}

		@InngestFunction(id = "no-timeout", event = "suite/no-timeout")
		void noTimeout(Step step) {
			step.waitForEvent("wait", WaitForEvent.of("suite/x", Map.class));
		}

		@InngestFunction(id = "long-sleep", event = "suite/long-sleep")
		void longSleep(Step step) {
			step.sleep("nap", Duration.ofDays(400));
		}

		@InngestFunction(id = "empty-race", event = "suite/empty-race")
		void emptyRace(Step step) {
			step.race(List.of());
		}

		@InngestFunction(id = "no-events", event = "suite/no-events")
		void noEvents(Step step) {
			step.sendEvent("send");
		}

	}

}

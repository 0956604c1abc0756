package io.inngest.spring.test.suite;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.WaitForEvent;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.StepReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Steps that wait for events, signals and other functions; runs that are cancelled
 * meanwhile.
 */
class WaitTests extends EngineSuite {

	@Test
	void eventThatMatchesIsTheResult() {
		send("payment", Map.of("order", "o1", "amount", 1));
		send("order", Map.of("order", "o1"));
		driver().runUntilIdle();
		send("payment", Map.of("order", "o2", "amount", 2));
		send("payment", Map.of("order", "o1", "amount", 3));
		driver().runToEnd();
		RunReport run = run("order");
		assertThat(run.output()).hasToString("\"suite/payment 3\"");
		assertThat(run.steps()).extracting(StepReport::id, StepReport::op)
			.containsExactly(tuple("payment", "step.waitForEvent"));
		assertThat(run.steps().get(0).result().get("data").get("amount").intValue()).isEqualTo(3);
	}

	@Test
	void eventThatFulfilsAConditionIsTheResult() {
		sendOnly("approval");
		send("approved", Map.of("level", 2));
		send("approved", Map.of("level", 4));
		driver().runToEnd();
		assertThat(run("approval").output()).hasToString("4");
	}

	@Test
	void noEventInTime() {
		sendOnly("patient");
		driver().advance(Duration.ofHours(1));
		send("late", Map.of());
		driver().runToEnd();
		check("patient", """
				COMPLETED "nobody came"
				wait waitForEvent null""");
	}

	@Test
	void signalsWakeOneRun() {
		sendOnly("signalled");
		assertThat(run("signalled").status()).isEqualTo(RunReport.Status.RUNNING);
		driver().sendSignal("go", Map.of("by", "boss"));
		driver().runToEnd();
		check("signalled", """
				COMPLETED "boss"
				wait waitForSignal {"data":{"by":"boss"},"signal":"go"}""");
		assertThatExceptionOfType(SignalNotFoundException.class).isThrownBy(() -> driver().sendSignal("go", null));
	}

	@Test
	void stepsSendSignals() {
		sendOnly("waiting");
		play("sending");
		assertThat(run("waiting").output()).hasToString("5");
		assertThat(run("sending").status()).isEqualTo(RunReport.Status.COMPLETED);
		assertThat(run("sending").steps()).extracting(StepReport::op).containsExactly("step.sendSignal");
	}

	@Test
	void noSignalInTime() {
		play("unsignalled");
		check("unsignalled", """
				COMPLETED "no signal"
				wait waitForSignal null""");
	}

	@Test
	void outputOfAnInvokedFunctionIsTheResult() {
		play("parent");
		check("parent", """
				COMPLETED [42,2,null]
				local invoke 42
				composite invoke 2
				nothing invoke null""");
	}

	@Test
	void failureOfAnInvokedFunctionCanBeCaught() {
		play("invokes-failing");
		check("invokes-failing", """
				COMPLETED "NonRetriableError child broke, plan b"
				call invoke NonRetriableError: child broke
				fallback run "plan b\"""");
	}

	@Test
	void unknownFunctionCanBeCaught() {
		play("invokes-unknown");
		// Without the events: only a server tells of runs that could not start
		checkOutcome("invokes-unknown", """
				COMPLETED "could not find function with ID: shop-ghost"
				call invoke Error: could not find function with ID: shop-ghost""");
	}

	@Test
	void invokedFunctionIsNotWaitedForLongerThanTheTimeout() {
		sendOnly("invokes-slow");
		driver().advance(Duration.ofMinutes(5));
		assertThat(run("invokes-slow").output()).hasToString("\"InngestInvokeTimeoutError\"");
		assertThat(run("slow-child").status()).isEqualTo(RunReport.Status.RUNNING);
		driver().runToEnd();
		assertThat(run("slow-child").status()).isEqualTo(RunReport.Status.COMPLETED);
	}

	@Test
	void cancelledFunctionIsAFailure() {
		sendOnly("invokes-cancelled");
		driver().cancel(run("cancelled-child").runId());
		driver().runToEnd();
		assertThat(run("invokes-cancelled").output()).hasToString("\"InngestInvokeCancelled\"");
		assertThat(run("cancelled-child").status()).isEqualTo(RunReport.Status.CANCELLED);
	}

	@Test
	void waitsSideBySide() {
		sendOnly("crowd");
		send("first", Map.of("n", 1));
		driver().runToEnd();
		RunReport run = run("crowd");
		assertThat(run.output()).hasToString("[\"1\",\"none\",\"w\"]");
		assertThat(run.steps()).extracting(StepReport::id).containsExactlyInAnyOrder("one", "none", "work");
	}

	@Test
	void runIsCancelled() {
		sendOnly("cancellable");
		driver().cancel(run("cancellable").runId());
		driver().runToEnd();
		check("cancellable", """
				CANCELLED
				before run 1""");
	}

	@Test
	void eventCancelsARun() {
		send("cancelled-by-event", Map.of("id", 1));
		driver().runUntilIdle();
		send("stop", Map.of("id", 2));
		driver().runUntilIdle();
		assertThat(run("cancelled-by-event").status()).isEqualTo(RunReport.Status.RUNNING);
		send("stop", Map.of("id", 1));
		driver().runUntilIdle();
		assertThat(run("cancelled-by-event").status()).isEqualTo(RunReport.Status.CANCELLED);
	}

	@InngestFunction(id = "order", event = "suite/order")
	static class Order {

		String run(Step step) {
			Optional<Event<Payment>> payment = step.waitForEvent("payment",
					WaitForEvent.of("suite/payment", Payment.class).match("data.order").timeout(Duration.ofHours(1)));
			return payment.map((event) -> event.name() + " " + event.data().amount()).orElse("none");
		}

		record Payment(String order, int amount) {

		}

	}

	@InngestFunction(id = "approval", event = "suite/approval")
	static class Approval {

		int run(Step step) {
			return step
				.waitForEvent("approved",
						WaitForEvent.of("suite/approved", Approved.class)
							.condition("async.data.level > 3")
							.timeout(Duration.ofHours(1)))
				.orElseThrow()
				.data()
				.level();
		}

		record Approved(int level) {

		}

	}

	@InngestFunction(id = "patient", event = "suite/patient")
	static class Patient {

		String run(Step step) {
			return step.waitForEvent("wait", WaitForEvent.of("suite/late", Map.class).timeout(Duration.ofHours(1)))
				.map(Event::name)
				.orElse("nobody came");
		}

	}

	static class Signalled {

		@InngestFunction(id = "signalled", event = "suite/signalled")
		String run(Step step) {
			return step.waitForSignal("wait", "go", Duration.ofHours(1), By.class).map(By::by).orElse("nobody");
		}

		@InngestFunction(id = "unsignalled", event = "suite/unsignalled")
		String none(Step step) {
			return step.waitForSignal("wait", "never", Duration.ofHours(1), By.class).map(By::by).orElse("no signal");
		}

		@InngestFunction(id = "waiting", event = "suite/waiting")
		int waiting(Step step) {
			return step.waitForSignal("wait", "number", Duration.ofHours(1), Integer.class).orElse(0);
		}

		@InngestFunction(id = "sending", event = "suite/sending")
		void sending(Step step) {
			step.sendSignal("send", "number", 5);
		}

		record By(String by) {

		}

	}

	static class Invocations {

		@InngestFunction(id = "child")
		int child(Event<Number> event) {
			return event.data().n() * 2;
		}

		@InngestFunction(id = "nothing-child")
		void nothing() {
		}

		@InngestFunction(id = "parent", event = "suite/parent")
		List<Integer> parent(Step step) {
			Integer nothing = null;
			int local = step.invoke("local", "child", new Number(21), Integer.class);
			int composite = step.invoke("composite", "shop-child", new Number(1), Integer.class);
			nothing = step.invoke("nothing", "nothing-child", null, Integer.class);
			return Arrays.asList(local, composite, nothing);
		}

		@InngestFunction(id = "failing-child", retries = 0)
		void failing() {
			throw new NonRetriableError("child broke");
		}

		@InngestFunction(id = "invokes-failing", event = "suite/invokes-failing")
		String invokesFailing(Step step) {
			try {
				return step.invoke("call", "failing-child", null, String.class);
			}
			catch (StepError ex) {
				return ex.name() + " " + ex.getMessage() + ", " + step.run("fallback", () -> "plan b");
			}
		}

		@InngestFunction(id = "invokes-unknown", event = "suite/invokes-unknown")
		String invokesUnknown(Step step) {
			try {
				return step.invoke("call", "shop-ghost", null, String.class);
			}
			catch (StepError ex) {
				return ex.getMessage();
			}
		}

		@InngestFunction(id = "slow-child")
		void slow(Step step) {
			step.sleep("nap", Duration.ofHours(1));
		}

		@InngestFunction(id = "cancelled-child")
		void cancelled(Step step) {
			step.sleep("nap", Duration.ofHours(1));
		}

		@InngestFunction(id = "invokes-slow", event = "suite/invokes-slow")
		String invokesSlow(Step step) {
			return invoke(step, "slow-child");
		}

		@InngestFunction(id = "invokes-cancelled", event = "suite/invokes-cancelled")
		String invokesCancelled(Step step) {
			return invoke(step, "cancelled-child");
		}

		private static String invoke(Step step, String function) {
			try {
				return step.invoke("call", function, null, String.class, Duration.ofMinutes(5));
			}
			catch (StepError ex) {
				return ex.name();
			}
		}

		record Number(int n) {

		}

	}

	@InngestFunction(id = "crowd", event = "suite/crowd")
	static class Crowd {

		List<String> run(Step step) {
			return step
				.parallel(
						() -> step
							.waitForEvent("one",
									WaitForEvent.of("suite/first", First.class).timeout(Duration.ofHours(1)))
							.map((event) -> String.valueOf(event.data().n()))
							.orElse("no first"),
						() -> step
							.waitForEvent("none", WaitForEvent.of("suite/none", Map.class).timeout(Duration.ofHours(2)))
							.map(Event::name)
							.orElse("none"),
						() -> step.run("work", () -> "w"));
		}

		record First(int n) {

		}

	}

	@InngestFunction(id = "cancellable", event = "suite/cancellable")
	static class Cancellable {

		void run(Step step) {
			step.run("before", () -> 1);
			step.sleep("nap", Duration.ofDays(1));
			step.run("never", () -> 2);
		}

	}

	@InngestFunction(id = "cancelled-by-event", event = "suite/cancelled-by-event")
	@CancelOn(event = "suite/stop", match = "data.id")
	static class CancelledByEvent {

		void run(Step step) {
			step.sleep("nap", Duration.ofDays(1));
		}

	}

}

package io.inngest.spring.function.argument;

import java.util.Map;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestSystemEvents;
import jakarta.validation.constraints.Positive;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the parameters of handlers of failures and cancellations get.
 */
class SystemEventArgumentsTests {

	private final ApplicationContextRunner runner = TestFunctions.runner()
		.withBean(Functions.class)
		.withBean(Charge.class);

	@Test
	void bindsAFailureInAPlainFunction() {
		FailureEvent<?> failure = (FailureEvent<?>) TestFunctions.invoke(this.runner, "all-failures",
				"inngest/function.failed",
				TestSystemEvents.failed("other-app-charge", new IllegalStateException("no bank")));
		assertThat(failure.functionId()).isEqualTo("other-app-charge");
		assertThat(failure.runId()).isEqualTo("failed-run");
		assertThat(failure.error().is(RuntimeException.class)).isTrue();
		assertThat(failure.error().message()).isEqualTo("no bank");
		assertThat(failure.event().id()).isEqualTo("sender-7");
		assertThat(failure.event().name()).isEqualTo("shop/order.placed");
		assertThat(failure.event().ts()).hasToString("2026-11-20T11:49:40.471Z");
		assertThat(failure.event().user()).isEqualTo(Map.of("email", "ann@example.com"));
		assertThat(failure.event().data()).isEqualTo(new Placed("ord_17", 129.5));
		assertThat(failure.events()).hasSize(1).first().isEqualTo(failure.event());
	}

	@Test
	void bindsACancellationInAPlainFunction() {
		CancelledEvent<?> cancelled = (CancelledEvent<?>) TestFunctions.invoke(this.runner, "all-cancellations",
				"inngest/function.cancelled", TestSystemEvents.cancelled("shop-charge"));
		assertThat(cancelled.functionId()).isEqualTo("shop-charge");
		assertThat(cancelled.runId()).isEqualTo("cancelled-run");
		assertThat(cancelled.reason()).isNull();
		assertThat(cancelled.event().data()).isEqualTo(new Placed("ord_17", 129.5));
	}

	@Test
	void handsTheSystemEventItselfToAPlainFunction() {
		Event<?> event = (Event<?>) TestFunctions.invoke(this.runner, "failed-event", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException()));
		assertThat(event.name()).isEqualTo("inngest/function.failed");
		assertThat(event.data()).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("function_id", "shop-charge");
	}

	@Test
	void handsTheOriginalEventToHandlersOfFailures() {
		assertThat(TestFunctions.invoke(this.runner, "charge-failure", "inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException("no bank"))))
			.isEqualTo("ord_17: no bank in run-1, failed run failed-run");
	}

	@Test
	void handsInvalidOriginalDataToHandlersOfFailures() {
		assertThat(TestFunctions.invoke(this.runner.withBean(LocalValidatorFactoryBean.class), "charge-failure",
				"inngest/function.failed",
				TestSystemEvents.failed("shop-charge", new IllegalStateException("no bank")).replace("129.5", "-1")))
			.isEqualTo("ord_17: no bank in run-1, failed run failed-run");
	}

	@Test
	void handsTheOriginalEventToHandlersOfCancellations() {
		assertThat(TestFunctions.invoke(this.runner, "charge-cancelled", "inngest/function.cancelled",
				TestSystemEvents.cancelled("shop-charge")))
			.isEqualTo("ord_17 of cancelled-run");
	}

	@Test
	void readsTheErrorAsTheServerSawItIfTheFunctionReportedNone() {
		ErrorDetails error = ((FailureEvent<?>) TestFunctions.invoke(this.runner, "all-failures",
				"inngest/function.failed", TestSystemEvents.failed("shop-charge", "\"just text\"")))
			.error();
		assertThat(error.name()).isEqualTo("Error");
		assertThat(error.message()).isEqualTo("as the server saw it");
	}

	record Placed(String orderId, @Positive double total) {

	}

	static class Functions {

		@InngestFunction(id = "all-failures", event = "inngest/function.failed")
		FailureEvent<Placed> allFailures(FailureEvent<Placed> failure) {
			return failure;
		}

		@InngestFunction(id = "all-cancellations", event = "inngest/function.cancelled")
		CancelledEvent<Placed> allCancellations(CancelledEvent<Placed> cancelled) {
			return cancelled;
		}

		@InngestFunction(id = "failed-event", event = "inngest/function.failed")
		Event<?> failedEvent(Event<?> event) {
			return event;
		}

	}

	@InngestFunction(id = "charge")
	static class Charge {

		void run() {
		}

		@OnFailure
		String failed(FailureEvent<Placed> failure, ErrorDetails error, Event<Placed> event, RunContext context) {
			return "%s: %s in %s, failed run %s".formatted(event.data().orderId(), error.message(), context.runId(),
					failure.runId());
		}

		@OnCancelled
		String cancelled(Event<Placed> event, CancelledEvent<Placed> cancelled, Step step) {
			return event.data().orderId() + " of " + cancelled.runId();
		}

	}

}

package io.inngest.spring.function.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

import io.inngest.spring.CancelledEvent;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnCancelled;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.SystemEvents;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestInvocations;
import io.inngest.spring.function.TestSystemEvents;
import io.inngest.spring.function.Trigger.FunctionFilter;
import io.inngest.spring.function.Trigger.OnEvent;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From failures and cancellations to the methods that handle them.
 */
class FailureRoutingTests {

	private final ApplicationContextRunner runner = TestFunctions.runner()
		.withBean("charge", Charge.class)
		.withBean("jobs", Jobs.class);

	@Test
	void registersAFunctionForTheFailuresOfAFunction() {
		this.runner.run((context) -> {
			FunctionDefinition failure = TestFunctions.find(context, "charge-failure");
			assertThat(failure.name()).isEqualTo("Charge order (failure)");
			assertThat(failure.triggers())
				.containsExactly(new OnEvent(SystemEvents.FAILED, new FunctionFilter(Set.of("shop-charge"))));
			assertThat(failure.handler().type()).isEqualTo(Charge.class);
			assertThat(failure.handler().describe()).contains("Charge.io").contains("Charge.any");
		});
	}

	@Test
	void inheritsNothingButTheHighestNumberOfRetriesOfTheMethods() {
		this.runner.run((context) -> {
			FunctionDefinition failure = TestFunctions.find(context, "charge-failure");
			assertThat(failure.retries()).isEqualTo(3);
			assertThat(failure.nonRetriable()).isEmpty();
			assertThat(failure.backoff()).isNull();
			assertThat(TestFunctions.find(context, "charge-cancelled").retries()).isEqualTo(1);
		});
	}

	@Test
	void registersAFunctionForTheCancellationsOfAFunction() {
		this.runner.run((context) -> {
			FunctionDefinition cancelled = TestFunctions.find(context, "charge-cancelled");
			assertThat(cancelled.name()).isEqualTo("Charge order (cancelled)");
			assertThat(cancelled.triggers())
				.containsExactly(new OnEvent(SystemEvents.CANCELLED, new FunctionFilter(Set.of("shop-charge"))));
			assertThat(cancel(context, "charge-cancelled", "shop-charge")).isEqualTo("cancelled shop-charge");
		});
	}

	@Test
	void callsTheMethodOfTheClosestClass() {
		this.runner.run((context) -> {
			assertThat(fail(context, "charge-failure", "shop-charge", new FileNotFoundException())).isEqualTo("file");
			assertThat(fail(context, "charge-failure", "shop-charge", new IOException())).isEqualTo("io");
			assertThat(fail(context, "charge-failure", "shop-charge", new IllegalStateException())).isEqualTo("any");
		});
	}

	@Test
	void prefersTheErrorToItsCauses() {
		this.runner.run((context) -> {
			Exception unchecked = new UncheckedIOException(new FileNotFoundException());
			assertThat(fail(context, "charge-failure", "shop-charge", unchecked)).isEqualTo("unchecked");
			assertThat(fail(context, "charge-failure", "shop-charge", new IllegalStateException(unchecked)))
				.isEqualTo("unchecked");
		});
	}

	@Test
	void comparesSimpleNamesWhereNoClassesAreRecorded() {
		this.runner.run((context) -> {
			assertThat(failWith(context, "charge-failure", "shop-charge", "{\"name\": \"IOException\"}"))
				.isEqualTo("io");
			assertThat(failWith(context, "charge-failure", "shop-charge", "{\"name\": \"TypeError\"}"))
				.isEqualTo("any");
		});
	}

	@Test
	void restrictsMethodsToTheFunctionsTheyName() {
		this.runner.run((context) -> {
			assertThat(fail(context, "first-failure", "shop-first", new IOException())).isEqualTo("first: io");
			assertThat(fail(context, "second-failure", "shop-second", new IOException())).isEqualTo("second: io");
			assertThat(context.getBean(FunctionRegistry.class).find("shop-third-failure")).isNull();
		});
	}

	@Test
	void completesWhenNoMethodMatches() {
		this.runner
			.run((context) -> assertThat(fail(context, "first-failure", "shop-first", new IllegalStateException()))
				.isNull());
	}

	@Test
	void registersAnAdviceBeanOnTheUnfilteredEvents() {
		this.runner.withBean("sentryReports", SentryReports.class).run((context) -> {
			FunctionDefinition failure = TestFunctions.find(context, "sentry-reports-failure");
			assertThat(failure.triggers()).containsExactly(new OnEvent(SystemEvents.FAILED, null));
			assertThat(TestFunctions.find(context, "sentry-reports-cancelled").triggers())
				.containsExactly(new OnEvent(SystemEvents.CANCELLED, null));
		});
	}

	@Test
	void registersAnAdviceBeanUnderTheIdItGives() {
		this.runner.withPropertyValues("monitor.id=datadog").withBean(Monitor.class).run((context) -> {
			assertThat(TestFunctions.find(context, "datadog").name()).isEqualTo("datadog");
			assertThat(context.getBeanNamesForType(Monitor.class)).containsExactly("failureRoutingTests.Monitor");
			assertThat(TestFunctions.find(context, "datadog-cancelled").triggers())
				.containsExactly(new OnEvent(SystemEvents.CANCELLED, null));
		});
	}

	@Test
	void anAdviceBeanHandlesTheFailuresOfTheApplicationsFunctionsOnly() {
		this.runner.withBean("sentryReports", SentryReports.class).run((context) -> {
			String id = "sentry-reports-failure";
			assertThat(fail(context, id, "shop-charge", new IOException())).isEqualTo("report shop-charge");
			assertThat(fail(context, id, "shop-third", new IOException())).isEqualTo("report shop-third");
			assertThat(fail(context, id, "billing-charge", new IOException())).isNull();
			assertThat(fail(context, id, "shop-charge-cancelled", new IOException())).isNull();
		});
	}

	@Test
	void anAdviceBeanNeverReactsToHandlersRuns() {
		this.runner.withBean("sentryReports", SentryReports.class).run((context) -> {
			String id = "sentry-reports-cancelled";
			assertThat(cancel(context, id, "shop-charge")).isEqualTo("cancelled");
			assertThat(cancel(context, id, "shop-sentry-reports-cancelled")).isNull();
			assertThat(cancel(context, id, "shop-charge-cancelled")).isNull();
			assertThat(cancel(context, id, "shop-charge-failure")).isNull();
		});
	}

	@Test
	void anAdviceBeanHandlesTheFunctionsItNames() {
		this.runner.withPropertyValues("monitor.id=datadog").withBean(Monitor.class).run((context) -> {
			assertThat(fail(context, "datadog", "shop-first", new IOException())).isEqualTo("monitored");
			assertThat(fail(context, "datadog", "shop-second", new IOException())).isEqualTo("monitored");
			assertThat(fail(context, "datadog", "billing-invoice", new IOException())).isEqualTo("monitored");
			assertThat(fail(context, "datadog", "shop-charge", new IOException())).isNull();
			assertThat(fail(context, "datadog", "billing-refund", new IOException())).isNull();
		});
	}

	private static Object fail(AssertableApplicationContext context, String id, String failedId, Throwable error) {
		return invoke(context, id, SystemEvents.FAILED, TestSystemEvents.failed(failedId, error));
	}

	private static Object failWith(AssertableApplicationContext context, String id, String failedId, String result) {
		return invoke(context, id, SystemEvents.FAILED, TestSystemEvents.failed(failedId, result));
	}

	private static Object cancel(AssertableApplicationContext context, String id, String cancelledId) {
		return invoke(context, id, SystemEvents.CANCELLED, TestSystemEvents.cancelled(cancelledId));
	}

	private static Object invoke(AssertableApplicationContext context, String id, String event, String data) {
		FunctionDefinition function = TestFunctions.find(context, id);
		try {
			return function.handler().invoke(TestInvocations.of(function, event, data));
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

	@InngestFunction(id = "charge", name = "Charge order", retries = 9, nonRetriable = IOException.class)
	@Backoff(delays = "1s")
	static class Charge {

		void run() {
		}

		@OnFailure(error = IOException.class, retries = 3)
		String io() {
			return "io";
		}

		@OnFailure(error = FileNotFoundException.class)
		String file() {
			return "file";
		}

		@OnFailure(error = UncheckedIOException.class)
		String unchecked() {
			return "unchecked";
		}

		@OnFailure
		String any(ErrorDetails error) {
			return "any";
		}

		@OnCancelled
		String cancelled(CancelledEvent<?> cancelled) {
			return "cancelled " + cancelled.functionId();
		}

	}

	static class Jobs {

		@InngestFunction(id = "first")
		void first() {
		}

		@InngestFunction(id = "second")
		void second() {
		}

		@InngestFunction(id = "third")
		void third() {
		}

		@OnFailure(functions = "first", error = IOException.class)
		String firstFailed() {
			return "first: io";
		}

		@OnFailure(functions = "shop-second", error = IOException.class)
		String secondFailed() {
			return "second: io";
		}

	}

	@InngestAdvice
	static class SentryReports {

		@OnFailure
		String report(FailureEvent<?> failure) {
			return "report " + failure.functionId();
		}

		@OnCancelled
		String cancelled() {
			return "cancelled";
		}

	}

	@InngestAdvice("${monitor.id}")
	static class Monitor {

		@OnFailure(functions = { "first", "shop-second", "billing-invoice" })
		String monitor() {
			return "monitored";
		}

		@OnCancelled
		void cancelled() {
		}

	}

}

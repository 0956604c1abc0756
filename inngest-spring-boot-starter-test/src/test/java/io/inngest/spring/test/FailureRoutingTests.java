package io.inngest.spring.test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class FailureRoutingTests {

	@ParameterizedTest
	@EnumSource
	void runsEachHandlerBeanOnceForAFailure(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Files.class, Sentry.class, Datadog.class, Journal.class)) {
			app.send("shop/read", Map.of("path", "a.txt"));
			app.driver().runToEnd();
			String runId = app.onlyRunOf("read").runId();
			assertThat(app.bean(Files.class).handled).containsExactly("io a.txt " + runId);
			assertThat(app.bean(Sentry.class).reported).containsExactly("shop-read IOException: disk full of a.txt");
			assertThat(app.bean(Datadog.class).failures).isEqualTo(1);
			assertThat(app.bean(Journal.class).lines).containsExactly("shop-read failed in " + runId);
			for (String handler : List.of("read-failure", "sentry", "datadog", "journal")) {
				assertThat(app.onlyRunOf(handler).status()).as(handler).isEqualTo(RunView.Status.COMPLETED);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void runsTheMethodOfTheClosestErrorClass(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Files.class)) {
			app.send("shop/read", Map.of("path", "missing"));
			app.send("shop/read", Map.of("path", "odd"));
			app.driver().runToEnd();
			assertThat(app.bean(Files.class).handled).hasSize(2)
				.anySatisfy((line) -> assertThat(line).startsWith("not found missing"))
				.anySatisfy((line) -> assertThat(line).startsWith("any odd"));
			assertThat(app.runsOf("read-failure")).extracting(RunView::output)
				.containsExactlyInAnyOrder("\"created\"", "null");
		}
	}

	@ParameterizedTest
	@EnumSource
	void givesAHandlerStepsAndOneRetry(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Unsubscribe.class)) {
			app.send("shop/subscription.checked", Map.of("user", "u1"));
			app.driver().runToEnd();
			RunView handler = app.onlyRunOf("check-failure");
			assertThat(handler.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(handler.steps()).extracting(StepView::id).containsExactly("unsubscribe", "mail");
			assertThat(handler.steps()).extracting(StepView::attempts).containsExactly(1, 2);
			assertThat(app.bean(Unsubscribe.class).calls).containsExactly("unsubscribe u1", "mail", "mail");
			assertThat(handler.output())
				.isEqualTo("{\"own\":true,\"failed\":\"%s\",\"attempts\":1}".formatted(app.onlyRunOf("check").runId()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void leavesAFailedHandlerInSightAndTellsNobodyElse(TestDatabases database, CapturedOutput output) {
		try (EngineFixture app = EngineFixture.on(database, BrokenHandler.class, Journal.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView handler = app.onlyRunOf("breaks-failure");
			assertThat(handler.status()).isEqualTo(RunView.Status.FAILED);
			assertThat(handler.error().message()).isEqualTo("pager is down");
			assertThat(app.bean(BrokenHandler.class).handlerCalls).isEqualTo(2);
			assertThat(app.queries().latestEvents("inngest/function.failed", 10)).hasSize(1);
			assertThat(app.queries().latestEvents("inngest/function.finished", 10)).hasSize(1);
			assertThat(app.runsOf("journal")).hasSize(1);
			assertThat(output.getOut()).containsPattern(
					"ERROR .*Run " + handler.runId() + " of shop-breaks-failure \\(.*failed\\), which handles");
			assertThat(output.getOut()).contains("IllegalStateException: pager is down");
		}
	}

	@ParameterizedTest
	@EnumSource
	void handlesTheFailureOfAnotherFunctionThatIsNamed(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Files.class, Unsubscribe.class, OnlyRead.class)) {
			app.send("shop/subscription.checked", Map.of("user", "u1"));
			app.send("shop/read", Map.of("path", "a.txt"));
			app.driver().runToEnd();
			assertThat(app.bean(OnlyRead.class).handled).containsExactly("shop-read");
		}
	}

	static class Files {

		final List<String> handled = new ArrayList<>();

		@InngestFunction(id = "read", event = "shop/read", retries = 0)
		void read(Event<Map<String, String>> event) throws IOException {
			switch (event.data().get("path")) {
				case "missing" -> throw new FileNotFoundException("no such file");
				case "odd" -> throw new IllegalArgumentException("odd");
				default -> throw new IOException("disk full");
			}
		}

		@OnFailure(error = IOException.class)
		void io(FailureEvent<Map<String, String>> failure) {
			this.handled.add("io " + failure.event().data().get("path") + " " + failure.runId());
		}

		@OnFailure(error = FileNotFoundException.class)
		String notFound(Event<Map<String, String>> original, ErrorDetails error) {
			this.handled.add("not found " + original.data().get("path") + " " + error.message());
			return "created";
		}

		@OnFailure
		void any(Event<Map<String, String>> original) {
			this.handled.add("any " + original.data().get("path"));
		}

	}

	@InngestAdvice("sentry")
	static class Sentry {

		final List<String> reported = new ArrayList<>();

		@OnFailure
		void report(FailureEvent<Map<String, String>> failure, ErrorDetails error) {
			Throwable original = error.toThrowable();
			assertThat(original.getStackTrace()[0].getMethodName()).isEqualTo("read");
			this.reported.add("%s %s: %s of %s".formatted(failure.functionId(), error.name(), original.getMessage(),
					failure.event().data().get("path")));
		}

	}

	@InngestAdvice("datadog")
	static class Datadog {

		int failures;

		@OnFailure
		void count() {
			this.failures++;
		}

	}

	@InngestFunction(id = "journal", event = "inngest/function.failed")
	static class Journal {

		final List<String> lines = new ArrayList<>();

		void run(FailureEvent<Map<String, Object>> failure) {
			this.lines.add(failure.functionId() + " failed in " + failure.runId());
		}

	}

	@InngestAdvice("only-read")
	static class OnlyRead {

		final List<String> handled = new ArrayList<>();

		@OnFailure(functions = "read")
		void failed(FailureEvent<Map<String, String>> failure) {
			this.handled.add(failure.functionId());
		}

	}

	static class Unsubscribe {

		final List<String> calls = new ArrayList<>();

		@InngestFunction(id = "check", event = "shop/subscription.checked")
		void check() {
			throw new NonRetriableError("expired");
		}

		@OnFailure
		Map<String, Object> failed(FailureEvent<Map<String, String>> failure, ErrorDetails error, Step step,
				RunContext context) {
			step.run("unsubscribe", () -> this.calls.add("unsubscribe " + failure.event().data().get("user")));
			step.run("mail", () -> {
				this.calls.add("mail");
				if (context.attempt() == 0) {
					throw new IllegalStateException("mail is down");
				}
			});
			Map<String, Object> output = new LinkedHashMap<>();
			output.put("own", !context.runId().equals(failure.runId()));
			output.put("failed", failure.runId());
			output.put("attempts", error.attempts());
			return output;
		}

	}

	static class BrokenHandler {

		int handlerCalls;

		@InngestFunction(id = "breaks", event = "shop/go", retries = 0)
		void run() {
			throw new IllegalStateException("broken");
		}

		@OnFailure
		void failed() {
			this.handlerCalls++;
			throw new IllegalStateException("pager is down");
		}

	}

}

package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.inngest.spring.AiRequest;
import io.inngest.spring.ErrorDetails;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.StepError;
import io.inngest.spring.TypeRef;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpReply;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps that are requests: reported where a server makes them, else made.
 */
class RequestStepTests {

	private static final HttpFetch FETCH = HttpFetch.post("http://localhost/a").header("x", "y").body("text");

	private static final AiRequest ASK = AiRequest.openAi("gpt-4o", Map.of("messages", List.of())).apiKey("secret-key");

	private static final String ANSWER = "{\"status_code\":404,\"headers\":{\"A\":\"b\",\"C\":[\"d\",\"e\"]},"
			+ "\"body\":\"no\",\"url\":\"http://localhost/a\"}";

	private final List<HttpCall> calls = new ArrayList<>();

	@Test
	void fetchIsReportedToAServer() {
		TestRun run = TestRun.of((step, context) -> step.fetch("load", FETCH).status());
		assertThat(run.call()).isEqualTo(new Outcome.Suspended(List.of(new StepOp.Fetch(StepKey.of("load", 0), "load",
				"POST", "http://localhost/a", Map.of("x", "y"), "text")), true));
	}

	@Test
	void fetchIsReadFromTheMemo() {
		TestRun run = TestRun.of((step, context) -> {
			FetchResponse response = step.fetch("load", FETCH);
			return response.header("c") + response.body() + response.url();
		});
		run.journal.remember("load", new Memo.Data("load", ANSWER));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"d, enohttp://localhost/a\""));
	}

	@Test
	void inferenceIsReportedToAServer() {
		TestRun run = TestRun.of((step, context) -> step.ai().infer("ask", ASK));
		Outcome outcome = run.call();
		assertThat(outcome).isEqualTo(new Outcome.Suspended(List.of(new StepOp.Infer(StepKey.of("ask", 0), "ask",
				"openai-chat", ASK.url().toString(), "secret-key", Map.of(), ASK.body())), true));
		assertThat(outcome.toString()).doesNotContain("secret");
	}

	@Test
	void inferenceIsReadFromTheMemo() {
		TestRun run = TestRun.of((step, context) -> List.of(step.ai().infer("ask", ASK).get("id"),
				step.ai().infer("ask-one", ASK, Answer.class).id(),
				step.ai().infer("ask-all", ASK, new TypeRef<List<Answer>>() {
				}).get(0).id()));
		run.journal.remember("ask", new Memo.Data("ask", "{\"id\":\"a\"}"));
		run.journal.remember("ask-one", new Memo.Data("ask-one", "{\"id\":\"b\",\"n\":1}"));
		run.journal.remember("ask-all", new Memo.Data("ask-all", "[{\"id\":\"c\"}]"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"a\",\"b\",\"c\"]"));
	}

	@Test
	void failuresOfTheServerAreThrown() {
		TestRun run = TestRun.of((step, context) -> {
			try {
				return step.ai().infer("ask", ASK);
			}
			catch (StepError ex) {
				return ex.getMessage();
			}
		});
		run.journal.remember("ask",
				new Memo.Failure("ask", new ErrorDetails("Error", "quota", null, null, 0, List.of(), List.of())));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Completed.class,
				(completed) -> assertThat(completed.output()).contains("quota"));
	}

	@Test
	void anAnswerThatCannotBeReadFailsTheRunAtOnce() {
		TestRun run = TestRun.of((step, context) -> step.ai().infer("ask", ASK, Answer.class));
		run.journal.remember("ask", new Memo.Data("ask", "[]"));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).contains("cannot be read as");
		});
	}

	@Test
	void anEditedInputIsReported() {
		TestRun run = TestRun.of((step, context) -> step.ai().infer("ask", ASK));
		run.journal.editInput("ask", "[{\"messages\":[1]}]");
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(((StepOp.Infer) suspended.ops().get(0)).body())
					.isEqualTo("{\"messages\":[1],\"model\":\"gpt-4o\"}"));
	}

	@Test
	void aRequestThatIsTooLargeIsAFinalFailureOfTheStep() {
		TestRun run = TestRun.of((step, context) -> step.fetch("load", FETCH).status());
		run.journal.limitInputs(SizeLimit.characters(3));
		assertThat(run.call()).isInstanceOf(Outcome.Failed.class);
		assertThat(run.journal.recorded).singleElement()
			.isInstanceOfSatisfying(StepOp.Failed.class, (failed) -> assertThat(failed.error().message())
				.startsWith("The request of step 'load' is too large"));
	}

	@Test
	void requestIsMadeOnceWhereThereIsNoServer() {
		TestRun run = TestRun.of((step, context) -> step.fetch("load", FETCH).body());
		run.journal.makeRequests((call) -> {
			this.calls.add(call);
			return new HttpReply(404, Map.of("A", "b"), "nö", "http://localhost/b");
		});
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"nö\""));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("\"nö\""));
		assertThat(this.calls).singleElement()
			.isEqualTo(new HttpCall(HttpCall.Kind.FETCH, "POST", FETCH.url(), Map.of("x", "y"), "text"));
		assertThat(run.journal.recorded).singleElement().isInstanceOfSatisfying(StepOp.Ran.class, (ran) -> {
			assertThat(ran.type()).isEqualTo("step.fetch");
			assertThat(ran.data()).isEqualTo(
					"{\"status_code\":404,\"headers\":{\"A\":\"b\"},\"body\":\"nö\",\"url\":\"http://localhost/b\"}");
		});
	}

	@Test
	void requestsAreRetriedAsAnyStep() {
		TestRun run = TestRun.of((step, context) -> step.fetch("load", FETCH).body()).retries(1);
		run.journal.makeRequests((call) -> {
			throw new IllegalStateException("no connection");
		});
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Errored.class));
		assertThat(run.call(1)).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().stepId()).isEqualTo("load"));
	}

	@Test
	void anAnswerLargerThanTheJournalTakesIsAFinalFailureOfTheStep() {
		TestRun run = TestRun.of((step, context) -> step.fetch("load", FETCH).body());
		run.journal.limitResults(SizeLimit.characters(20));
		run.journal.makeRequests((call) -> new HttpReply(200, Map.of(), "body", "url"));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().name()).isEqualTo(NonRetriableError.class.getSimpleName()));
	}

	@Test
	void requestsAreRefusedInsideAStep() {
		TestRun run = TestRun.of((step, context) -> step.run("outer", () -> step.ai().infer("ask", ASK).toString()));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.error().message()).contains("Steps cannot be nested"));
	}

	@Test
	void wrappedBodiesAreStepsOfTheirKindWithAnInput() {
		TestRun run = TestRun.of((step, context) -> step.ai().wrap("classify", "spam", String::length));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("4"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("4"));
		assertThat(run.journal.recorded).singleElement().isInstanceOfSatisfying(StepOp.Ran.class, (ran) -> {
			assertThat(ran.type()).isEqualTo("step.ai.wrap");
			assertThat(ran.input()).isEqualTo("[\"spam\"]");
		});
		assertThat(TestRun.of((step, context) -> step.ai().wrap("classify", "spam", List::of)).call())
			.isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> assertThat(failed.error().message())
				.endsWith("Write: step.ai().wrap(\"classify\", …, new StepFunction<…, List<…>>() { … })"));
	}

	record Answer(String id) {

	}

}

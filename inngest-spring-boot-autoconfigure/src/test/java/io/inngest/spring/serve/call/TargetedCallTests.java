package io.inngest.spring.serve.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls that are made for one step.
 */
class TargetedCallTests {

	private final List<String> ran = new ArrayList<>();

	private final TestCalls calls = new TestCalls((invocation) -> {
		for (String id : List.of("a", "b", "c")) {
			invocation.step().run(id, () -> this.ran.add(id));
		}
		return "end";
	});

	@Test
	void runsThatStepOnly() {
		ServeResponse response = this.calls.step("a", "{\"data\":null}").target(TestCalls.hash("b")).call();
		assertThat(ids(response)).containsExactly(TestCalls.hash("b"));
		assertThat(this.ran).containsExactly("b");
	}

	@Test
	void takesTheStepFromTheHeader() {
		this.calls.target(TestCalls.hash("a")).query().put("stepId", "step");
		assertThat(ids(this.calls.call())).containsExactly(TestCalls.hash("a"));
		this.calls.query().remove("stepId");
		assertThat(ids(this.calls.call())).containsExactly(TestCalls.hash("a"));
	}

	@Test
	void neverReportsAStepThatIsMemoized() {
		ServeResponse response = this.calls.step("a", "{\"data\":null}").target(TestCalls.hash("a")).call();
		assertThat(response.status()).isEqualTo(206);
		assertThat(response.body()).asString().isEqualTo("[]");
		assertThat(response.headers()).isEmpty();
		assertThat(this.ran).isEmpty();
	}

	@Test
	void neverReportsASleepThatIsOver() {
		TestCalls sleeping = new TestCalls((invocation) -> {
			invocation.step().sleep("nap", Duration.ofSeconds(1));
			invocation.step().sleep("nap", Duration.ofSeconds(1));
			return "awake";
		});
		sleeping.step("nap", "null").target(TestCalls.hash("nap"));
		assertThat(sleeping.call().body()).asString().isEqualTo("[]");
		assertThat(ids(sleeping.target("step").call())).containsExactly(TestCalls.hash("nap:1"));
		assertThat(sleeping.step("nap:1", "null").call().body()).asString().isEqualTo("\"awake\"");
	}

	@Test
	void answersWithTheOutputWhenAllIsDone() {
		this.calls.step("a", "{\"data\":null}").step("b", "{\"data\":null}").step("c", "{\"data\":null}");
		ServeResponse response = this.calls.target(TestCalls.hash("c")).call();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).asString().isEqualTo("\"end\"");
	}

	@Test
	void stepThatTheFunctionDoesNotHaveIsAnErrorThatIsRetried() {
		String unknown = "0123456789abcdef0123456789abcdef01234567";
		ServeResponse response = this.calls.step("a", "{\"data\":null}").target(unknown).call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "false");
		assertThat(this.ran).isEmpty();
		JsonNode error = TestCalls.json(response);
		assertThat(error.get("name").stringValue()).isEqualTo("StepNotFound");
		assertThat(error.get("message").stringValue())
			.startsWith("Step " + unknown + " was to be run, but ImportProducts.run did not meet it. It met 'b' ("
					+ TestCalls.hash("b") + ") instead.");
	}

	@Test
	void leavesSleepsAlone() {
		TestCalls sleeping = new TestCalls((invocation) -> {
			invocation.step().sleep("nap", Duration.ofSeconds(1));
			return null;
		});
		ServeResponse response = sleeping.target(TestCalls.hash("a")).call();
		assertThat(response.status()).isEqualTo(500);
		assertThat(TestCalls.json(response).get("message").stringValue()).contains("It met 'nap'");
	}

	@Test
	void runsAStepWithEditedInput() {
		TestCalls rerun = this.calls.step("a", "{\"input\":[10,20]}").step("b", "{\"data\":null}");
		assertThat(ids(rerun.target(TestCalls.hash("a")).call())).containsExactly(TestCalls.hash("a"));
		assertThat(ids(rerun.target("step").call())).containsExactly(TestCalls.hash("a"));
		assertThat(this.ran).containsExactly("a", "a");
	}

	@Test
	void givesAStepItsEditedInput() {
		TestCalls rerun = new TestCalls(
				(invocation) -> invocation.step().run("a", new int[] { 2, 3 }, (numbers) -> numbers[0] + numbers[1]))
			.step("a", "{\"input\":[10,20]}");
		JsonNode op = TestCalls.json(rerun.target(TestCalls.hash("a")).call()).get(0);
		assertThat(op.get("op").stringValue()).isEqualTo("StepRun");
		assertThat(op.get("data").intValue()).isEqualTo(30);
		assertThat(op.get("opts")).isEqualTo(TestCalls.JSON.readTree("{\"input\":[10,20]}"));
	}

	@Test
	void takesAnEditedInputThatIsNoListForTheOnlyArgument() {
		TestCalls rerun = new TestCalls((invocation) -> invocation.step().run("a", "x", (text) -> text + "!")).step("a",
				"{\"input\":\"y\"}");
		JsonNode op = TestCalls.json(rerun.target(TestCalls.hash("a")).call()).get(0);
		assertThat(op.get("data").stringValue()).isEqualTo("y!");
		assertThat(op.at("/opts/input")).isEqualTo(TestCalls.JSON.readTree("[\"y\"]"));
	}

	@Test
	void failsAStepForGoodThatCannotReadItsEditedInput() {
		TestCalls rerun = new TestCalls((invocation) -> invocation.step().run("a", 1, (n) -> n + 1)).step("a",
				"{\"input\":[\"two\"]}");
		ServeResponse response = rerun.target(TestCalls.hash("a")).call();
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "true");
		JsonNode op = TestCalls.json(response).get(0);
		assertThat(op.get("op").stringValue()).isEqualTo("StepFailed");
		assertThat(op.at("/opts/input")).isEqualTo(TestCalls.JSON.readTree("[\"two\"]"));
		assertThat(op.at("/error/message").stringValue())
			.startsWith("The edited input [\"two\"] of step 'a' cannot be read as java.lang.Integer");
	}

	@Test
	void failureOfTheStepIsReportedAsInAnyCall() {
		TestCalls failing = new TestCalls((invocation) -> invocation.step().run("a", () -> {
			throw new IllegalStateException("broken");
		}));
		ServeResponse response = failing.target(TestCalls.hash("a")).call();
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "false");
		assertThat(TestCalls.json(response).get(0).get("op").stringValue()).isEqualTo("StepError");
	}

	private static List<String> ids(ServeResponse response) {
		assertThat(response.status()).isEqualTo(206);
		return TestCalls.json(response).valueStream().map((op) -> op.get("id").stringValue()).toList();
	}

}

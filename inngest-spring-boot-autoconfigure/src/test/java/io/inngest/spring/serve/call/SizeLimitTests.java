package io.inngest.spring.serve.call;

import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for results and outputs that are as large as a server takes them, and larger.
 */
class SizeLimitTests {

	private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;

	private static final int LARGEST_INPUT = FOUR_MEBIBYTES - 16 * 1024;

	/** A text of two-byte characters that has this many bytes as JSON. */
	private static String text(int bytes) {
		return ((bytes % 2 == 0) ? "" : "a") + "é".repeat((bytes - 2) / 2);
	}

	@Test
	void largestResultIsReported() {
		// As {"data":…}, the way the server keeps it.
		JsonNode op = step(text(FOUR_MEBIBYTES - 9));
		assertThat(op.get("op").stringValue()).isEqualTo("StepRun");
		assertThat(op.get("data").stringValue()).endsWith("é");
	}

	@Test
	void largerResultFailsItsStepForGood() {
		JsonNode op = step(text(FOUR_MEBIBYTES - 8));
		assertThat(op.get("op").stringValue()).isEqualTo("StepFailed");
		assertThat(op.at("/error/message").stringValue())
			.isEqualTo("The result of step 'a' is too large: 4194296 bytes of JSON, where 4194295 are allowed. "
					+ "Store it elsewhere and return a reference to it");
	}

	private JsonNode step(String result) {
		return TestCalls.json(new TestCalls((invocation) -> invocation.step().run("a", () -> result)).call()).get(0);
	}

	@Test
	void largestInputAndResultAreReportedInOneAnswer() {
		ServeResponse response = input(LARGEST_INPUT, text(FOUR_MEBIBYTES - 9));
		assertThat(TestCalls.json(response).get(0).get("op").stringValue()).isEqualTo("StepRun");
		assertThat(response.body()).hasSizeBetween(2 * FOUR_MEBIBYTES - 20_000, 2 * FOUR_MEBIBYTES);
	}

	@Test
	void largerInputFailsItsStepForGood() {
		JsonNode op = TestCalls.json(input(LARGEST_INPUT + 1, "result")).get(0);
		assertThat(op.get("op").stringValue()).isEqualTo("StepFailed");
		assertThat(op.get("opts").isEmpty()).isTrue();
		assertThat(op.at("/error/message").stringValue())
			.isEqualTo("The input of step 'a' is too large: 4177921 bytes of JSON, where 4177920 are allowed. "
					+ "Store it elsewhere and pass a reference to it");
	}

	private ServeResponse input(int bytes, String result) {
		// In the brackets of a list of arguments
		return new TestCalls((invocation) -> invocation.step().run("a", text(bytes - 2), (text) -> result)).call();
	}

	@Test
	void largestOutputIsTheAnswer() {
		ServeResponse response = new TestCalls((invocation) -> text(FOUR_MEBIBYTES)).call();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).hasSize(FOUR_MEBIBYTES);
	}

	@Test
	void largerOutputIsAFinalFailure() {
		ServeResponse response = new TestCalls((invocation) -> text(FOUR_MEBIBYTES + 1)).call();
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.headers()).containsEntry("x-inngest-no-retry", "true");
		assertThat(TestCalls.json(response).get("message").stringValue())
			.isEqualTo("ImportProducts.run returned a value that is too large: 4194305 bytes of JSON, where 4194304 "
					+ "are allowed. Store it elsewhere and return a reference to it");
	}

}

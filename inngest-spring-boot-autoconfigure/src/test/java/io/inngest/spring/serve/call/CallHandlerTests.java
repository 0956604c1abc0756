package io.inngest.spring.serve.call;

import java.util.Map;

import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallHandler}: which calls run the function, and what they give it.
 */
class CallHandlerTests {

	private final TestCalls pong = new TestCalls((invocation) -> Map.of("pong", invocation.event().data().get("n")));

	@Test
	void answersPostRequests() {
		assertThat(new CallHandler(null, null, null, null, null).method()).isEqualTo("POST");
	}

	@Test
	void answersWithWhatTheFunctionReturned() {
		ServeResponse response = this.pong.call();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers()).isEmpty();
		assertThat(response.body()).asString().isEqualTo("{\"pong\":1}");
	}

	@Test
	void nothingReturnedIsNull() {
		assertThat(new TestCalls((invocation) -> null).call().body()).asString().isEqualTo("null");
	}

	@Test
	void takesTheRunFromTheHeaderWhenTheBodyLacksIt() {
		TestCalls calls = new TestCalls((invocation) -> invocation.context().runId() + " "
				+ invocation.context().attempt() + " of " + invocation.context().maxAttempts());
		ServeResponse response = calls
			.body("{\"event\":{\"name\":\"shop/ping\",\"data\":{\"n\":5}},\"events\":[],\"steps\":{}}")
			.call();
		assertThat(response.body()).asString().isEqualTo("\"01RUN 0 of 4\"");
	}

	@Test
	void unknownFunctionIsAnInternalErrorThatIsRetried() {
		this.pong.query().put("fnId", "shop-ghost");
		assertInternal(this.pong.call(), "UnknownFunctionException", "Application 'shop' has no function 'shop-ghost'");
	}

	@Test
	void missingFunctionIsAnInternalError() {
		this.pong.query().remove("fnId");
		assertInternal(this.pong.call(), "UnknownFunctionException", "its query has no 'fnId'");
	}

	@Test
	void unreadableBodyIsAnInternalError() {
		assertInternal(this.pong.call("{\"event\":"), "UnreadableCallException", "is not JSON");
	}

	@Test
	void callWithoutAnEventIsAnInternalError() {
		assertInternal(this.pong.call("{}"), "UnreadableCallException", "neither 'events' nor 'event'");
	}

	private void assertInternal(ServeResponse response, String name, String message) {
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.headers()).doesNotContainKey(ProtocolHeaders.NO_RETRY);
		JsonNode error = TestCalls.json(response);
		assertThat(error.get("type").stringValue()).isEqualTo("internal");
		assertThat(error.get("name").stringValue()).isEqualTo(name);
		assertThat(error.get("message").stringValue()).contains(message);
	}

}

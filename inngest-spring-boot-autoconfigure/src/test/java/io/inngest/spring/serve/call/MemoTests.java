package io.inngest.spring.serve.call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.StepError;
import io.inngest.spring.StepOptions;
import io.inngest.spring.TypeRef;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.call.CallReader;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * Tests for {@link WireMemo}, and for what a handler gets from it.
 */
class MemoTests {

	@Test
	void readsEachKindOfEntry() {
		WireMemo memo = memo("""
				{"steps":{"a":{"data":{"data":1}},"b":null,"c":{"error":{"name":"E","message":"m","noRetry":true}},
				"d":{"data":{},"name":"shop/paid"},"e":{"input":[1]},"f":{"data":null}}}""");
		assertData(memo, "a", "{\"data\":1}");
		assertThat(memo.get("b")).isEqualTo(new Memo.Done("b"));
		assertThat(memo.get("c")).isInstanceOfSatisfying(Memo.Failure.class, (failure) -> {
			assertThat(failure.label()).isEqualTo("c");
			assertThat(failure.error().name()).isEqualTo("E");
			assertThat(failure.error().message()).isEqualTo("m");
		});
		assertData(memo, "d", "{\"data\":{},\"name\":\"shop/paid\"}");
		assertThat(memo.get("e")).isNull();
		assertData(memo, "f", "null");
		assertThat(memo.get("g")).isNull();
	}

	private void assertData(WireMemo memo, String label, String json) {
		assertThat(memo.get(label)).isInstanceOfSatisfying(Memo.Data.class, (data) -> {
			assertThat(data.label()).isEqualTo(label);
			assertThat(data.json().text()).isEqualTo(json);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			null                        | Error |
			"told"                      | Error | told
			7                           | Error |
			{}                          | Error |
			{"name":"","message":"m"}   | ^^    | m
			""")
	void readsErrorsAsOthersWriteThem(String error, String name, String message) {
		assertThat(memo("{\"steps\":{\"a\":{\"error\":" + error + "}}}").get("a"))
			.isInstanceOfSatisfying(Memo.Failure.class, (failure) -> {
				assertThat(failure.error().name()).isEqualTo(name);
				assertThat(failure.error().message()).isEqualTo(message);
			});
	}

	@Test
	void namesStepsInTheOrderOfCompletion() {
		WireMemo memo = memo("""
				{"ctx":{"stack":{"stack":["c","gone","a","e"],"current":3}},
				"steps":{"a":null,"b":{"data":1},"c":{"data":1},"d":null,"e":{"input":[]}}}""");
		assertThat(memo.order()).containsExactly("c", "gone", "a", "e", "b", "d");
	}

	@Test
	void handlerGetsMemoizedValues() {
		TestCalls calls = new TestCalls((invocation) -> {
			Map<String, String> map = invocation.step().run("map", new TypeRef<>() {
			}, () -> {
				throw new AssertionError("must not run");
			});
			Integer none = invocation.step().run(StepOptions.of("none", Integer.class), () -> 1);
			String error = invocation.step().attempt("failed", () -> "x").recover(StepError::name);
			return List.of(map, String.valueOf(none), error);
		});
		ServeResponse response = calls.step("map", "{\"data\":{\"data\":\"ä\"}}")
			.step("none", "{\"data\":null}")
			.step("failed", "{\"error\":{\"name\":\"Declined\",\"message\":\"no\"}}")
			.call();
		assertThat(response.body()).asString(StandardCharsets.UTF_8)
			.isEqualTo("[{\"data\":\"ä\"},\"null\",\"Declined\"]");
	}

	@Test
	void fetchesWhatTheCallLeavesOut() {
		TestCalls calls = new TestCalls((invocation) -> invocation.events().stream().map(Event::name).toList() + ":"
				+ invocation.step().run("a", () -> "new"));
		calls.context().put("use_api", true);
		given(calls.api.events("01RUN"))
			.willReturn(utf8("[{\"name\":\"x\",\"data\":{}},{\"name\":\"y\",\"data\":{}}]"));
		given(calls.api.steps("01RUN")).willReturn(utf8("{\"" + TestCalls.hash("a") + "\":{\"data\":\"stored\"}}"));
		assertThat(calls.call().body()).asString().isEqualTo("\"[x, y]:stored\"");
	}

	@Test
	void nothingRunsWhenTheRestCannotBeFetched() {
		TestCalls calls = new TestCalls((invocation) -> {
			throw new AssertionError("must not run");
		});
		calls.context().put("use_api", true);
		ServerRequestException failure = new ServerRequestException("gone", 0, false, null);
		given(calls.api.events("01RUN")).willThrow(failure);
		assertThatExceptionOfType(ServerRequestException.class).isThrownBy(calls::call).isSameAs(failure);
	}

	@Test
	void fetchesNothingWhenTheCallIsComplete() {
		TestCalls calls = new TestCalls((invocation) -> "done");
		calls.call();
		then(calls.api).shouldHaveNoInteractions();
	}

	private static WireMemo memo(String body) {
		return new WireMemo(new CallReader().read(utf8(body)));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

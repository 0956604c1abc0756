package io.inngest.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class HttpFetchTests {

	@Test
	void holdsWhatIsSent() {
		HttpFetch fetch = HttpFetch.of("put", "https://example.com/a?b=c")
			.header("X-Api", "1")
			.header("x-api", "2")
			.body("text");
		assertThat(fetch.method()).isEqualTo("PUT");
		assertThat(fetch.url()).hasToString("https://example.com/a?b=c");
		assertThat(fetch.headers()).isEqualTo(Map.of("x-api", "2"));
		assertThat(fetch.body()).isEqualTo("text");
		assertThat(HttpFetch.get("https://example.com").body()).isNull();
		assertThat(HttpFetch.post("https://example.com").method()).isEqualTo("POST");
	}

	@Test
	void copiesLeaveTheOriginalAlone() {
		HttpFetch fetch = HttpFetch.get("https://example.com");
		fetch.header("a", "b").body("c");
		assertThat(fetch.headers()).isEmpty();
		assertThat(fetch.body()).isNull();
	}

	@Test
	void writesJsonWithItsTypeUnlessThereIsOne() {
		HttpFetch fetch = HttpFetch.post("https://example.com").json(new Query("Graz"));
		assertThat(fetch.body()).isEqualTo("{\"city\":\"Graz\"}");
		assertThat(fetch.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
		assertThat(HttpFetch.post("https://example.com").header("content-type", "a/b").json(null)).satisfies((own) -> {
			assertThat(own.body()).isEqualTo("null");
			assertThat(own.headers()).isEqualTo(Map.of("content-type", "a/b"));
		});
		List<Object> loop = new ArrayList<>();
		loop.add(loop);
		assertThatExceptionOfType(NonRetriableError.class)
			.isThrownBy(() -> HttpFetch.post("https://example.com").json(loop))
			.withMessageStartingWith("What is to be sent cannot be written as JSON: ");
	}

	@Test
	void printsNothingSecret() {
		HttpFetch fetch = HttpFetch.post("https://example.com:8443/a?key=secret").header("x", "secret").body("secret");
		assertThat(fetch).hasToString("POST https://example.com:8443/a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/path", "example.com", "ftp://example.com", "http:///path",
			"http://secret@example.com", "https://example.com/a secret", "mailto:a@secret" })
	void refusesWhatIsNoUrlWithoutShowingIt(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpFetch.get(url))
			.withMessageStartingWith("'url' ")
			.withMessageNotContaining("secret")
			.withNoCause();
	}

	@Test
	void encodesOtherLetters() {
		assertThat(HttpFetch.get("https://example.com/grüße").url()).hasToString("https://example.com/gr%C3%BC%C3%9Fe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret\r\nx: y", "secret\n", "secret\u0000", "secret €" })
	void refusesWhatIsNoHeaderWithoutShowingIt(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpFetch.get("https://example.com").header("x", value))
			.withMessageContaining("header 'x'")
			.withMessageNotContaining("secret");
		assertThatIllegalArgumentException().isThrownBy(() -> HttpFetch.get("https://example.com").header(value, "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpFetch.of(value, "https://example.com"));
	}

	@Test
	void answersReadJson() {
		FetchResponse response = new FetchResponse(200, Map.of("Content-Type", "a/b"), "[{\"city\":\"Graz\",\"n\":1}]",
				"https://example.com/a?key=secret");
		assertThat(response.isSuccess()).isTrue();
		assertThat(response.header("content-type")).isEqualTo("a/b");
		assertThat(response.header("x")).isNull();
		assertThat(response.json(Query[].class)).containsExactly(new Query("Graz"));
		assertThat(response.json(new TypeRef<List<Query>>() {
		})).containsExactly(new Query("Graz"));
		assertThatExceptionOfType(NonRetriableError.class).isThrownBy(() -> response.json(Query.class))
			.withMessageStartingWith("The answer with status 200 of https://example.com/a cannot be read as "
					+ Query.class.getName() + ": ")
			.withMessageNotContaining("secret");
		assertThat(new FetchResponse(404, Map.of(), "", "").isSuccess()).isFalse();
	}

	@Test
	void aiRequestsAreOfTheirProvidersForm() {
		AiRequest openAi = AiRequest.openAi("gpt-4o", Map.of("messages", List.of()));
		assertThat(openAi.url()).hasToString("https://api.openai.com/v1/chat/completions");
		assertThat(openAi.body()).isEqualTo("{\"messages\":[],\"model\":\"gpt-4o\"}");
		assertThat(openAi.headers()).isEmpty();
		assertThat(AiRequest.openAi("gpt-4o", Map.of("model", "o1")).body()).isEqualTo("{\"model\":\"o1\"}");
		AiRequest anthropic = AiRequest.anthropic("claude", new Query("Graz")).header("Anthropic-Version", "x");
		assertThat(anthropic.url()).hasToString("https://api.anthropic.com/v1/messages");
		assertThat(anthropic.body()).isEqualTo("{\"city\":\"Graz\",\"model\":\"claude\"}");
		assertThat(anthropic.headers()).isEqualTo(Map.of("Anthropic-Version", "x"));
		AiRequest gemini = AiRequest.gemini("gemini 2/x", Map.of("contents", List.of()));
		assertThat(gemini.url())
			.hasToString("https://generativelanguage.googleapis.com/v1beta/models/gemini%202%2Fx:generateContent");
		assertThat(gemini.body()).isEqualTo("{\"contents\":[]}");
	}

	@Test
	void aiRequestsGoWhereTheyAreSent() {
		AiRequest request = AiRequest.openAi("llama", Map.of());
		assertThat(request.baseUrl("http://localhost:11434/v1").url())
			.hasToString("http://localhost:11434/v1/chat/completions");
		assertThat(request.baseUrl("http://localhost:11434/v1/").url())
			.hasToString("http://localhost:11434/v1/chat/completions");
		assertThatIllegalArgumentException().isThrownBy(() -> request.baseUrl("http://localhost?x=y"));
		assertThatIllegalArgumentException().isThrownBy(() -> request.baseUrl("localhost"));
	}

	@Test
	void aiRequestsKeepTheirKeyToThemselves() {
		AiRequest request = AiRequest.openAi("gpt-4o", Map.of("x", "secret")).header("x", "secret").apiKey("secret\n");
		assertThat(request.apiKey()).isEqualTo("secret");
		assertThat(request)
			.hasToString("AiRequest[openai-chat, model=gpt-4o, url=https://api.openai.com/v1/chat/completions]");
		assertThatIllegalArgumentException().isThrownBy(() -> request.apiKey("secret\nsecret"))
			.withMessageNotContaining("secret");
	}

	@Test
	void aiRequestsNeedAnObjectAndNoStream() {
		assertThatIllegalArgumentException().isThrownBy(() -> AiRequest.openAi("gpt-4o", List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> AiRequest.openAi("", Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> AiRequest.openAi("gpt-4o", Map.of("stream", true)));
		assertThatNoException().isThrownBy(() -> AiRequest.openAi("gpt-4o", Map.of("stream", false)));
	}

	record Query(String city) {

	}

}

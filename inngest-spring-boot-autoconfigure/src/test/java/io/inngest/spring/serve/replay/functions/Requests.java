package io.inngest.spring.serve.replay.functions;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.AiRequest;
import io.inngest.spring.FetchResponse;
import io.inngest.spring.HttpFetch;
import io.inngest.spring.Step;
import io.inngest.spring.TypeRef;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.serve.replay.Recorded;

/**
 * Functions whose steps are requests.
 */
final class Requests {

	private static final String ID = "step.fetch: localhost";

	private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {
	};

	private Requests() {
	}

	@Recorded("fetch-gateway")
	static class Weather {

		@InngestFunction(id = "weather", event = "shop/order.placed", retries = 1)
		Map<String, Object> run(Step step) {
			FetchResponse found = step.fetch(ID,
					HttpFetch.post("http://localhost:3001/weather").header("x-api", "k1").body("{\"q\":\"Graz\"}"));
			FetchResponse missing = step.fetch(ID, HttpFetch.get("http://localhost:3001/missing"));
			return Map.of("status", found.status(), "j", found.json(OBJECT), "r2", missing.status());
		}

	}

	@Recorded("ai-infer")
	static class Ask {

		@InngestFunction(id = "ask", event = "shop/order.placed", retries = 0)
		String run(Step step) {
			AiRequest request = AiRequest
				.openAi("gpt-4o", Map.of("messages", List.of(Map.of("role", "user", "content", "hi"))))
				.apiKey("sk-throwaway")
				.baseUrl("http://localhost:3001/v1/");
			return step.ai().infer("ask", request, Completion.class).choices().get(0).message().content();
		}

		record Completion(List<Choice> choices) {

		}

		record Choice(Message message) {

		}

		record Message(String role, String content) {

		}

	}

	@Recorded("ai-wrap")
	static class Classify {

		@InngestFunction(id = "classify", event = "shop/order.placed", retries = 0)
		Label run(Step step) {
			return step.ai().wrap("classify", "spam", (text) -> new Label(text.toUpperCase(Locale.ROOT)));
		}

		record Label(String label) {

		}

	}

}

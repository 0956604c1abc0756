package io.inngest.spring.benchmarks.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.inngest.spring.protocol.StepKey;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call as an Inngest server makes it when all steps have finished, over a connection
 * that is kept alive.
 */
final class CallRequest {

	private static final String RUN_ID = "01JZ3W5Y7Z9A1B3C5D7E9F1G3H";

	private static final String HEAD = """
			POST %s HTTP/1.1\r
			Host: localhost:%d\r
			User-Agent: Inngest\r
			Content-Type: application/json\r
			Content-Length: %d\r
			Account-Id: 00000000-0000-4000-a000-000000000000\r
			X-Inngest-Generation-Id: 1\r
			X-Inngest-Job-Id: 01JZ3W5Y7Z9A1B3C5D7E9F1G3J\r
			X-Inngest-Req-Version: 2\r
			X-Inngest-Step-Id: step\r
			X-Request-Id: 01JZ3W5Y7Z9A1B3C5D7E9F1G3K\r
			X-Run-Id: %s\r
			\r
			""";

	private CallRequest() {
	}

	/**
	 * Writes the request.
	 * @param target the path with its query
	 * @param port the server's port
	 * @param steps how many steps have finished
	 * @return head and body
	 */
	static byte[] of(String target, int port, int steps) {
		String body = body(steps);
		int length = body.getBytes(StandardCharsets.UTF_8).length;
		return (HEAD.formatted(target, port, length, RUN_ID) + body).getBytes(StandardCharsets.UTF_8);
	}

	private static String body(int steps) {
		List<String> stack = IntStream.range(0, steps)
			.mapToObj((number) -> StepKey.of(MemoizedSteps.stepId(number), 0).hash())
			.toList();
		Map<String, Object> memo = new TreeMap<>();
		for (int i = 0; i < steps; i++) {
			memo.put(stack.get(i), Map.of("data", OrderLine.of(i)));
		}
		Map<String, Object> event = Map.of("data", Map.of("steps", steps), "id", "01JZ3W5Y7Z9A1B3C5D7E9F1G3L", "name",
				MemoizedSteps.EVENT, "ts", 1795175316000L, "user", Map.of());
		// Keys in alphabetical order, as the server writes them
		Map<String, Object> call = new TreeMap<>(Map.of("ctx", context(stack), "defers", Map.of(), "event", event,
				"events", List.of(event), "steps", memo, "use_api", false, "version", 2));
		return JsonMapper.builder()
			.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
			.build()
			.writeValueAsString(call);
	}

	private static Map<String, Object> context(List<String> stack) {
		return new TreeMap<>(Map.of("attempt", 0, "disable_immediate_execution", false, "env", "", "fn_id",
				"5a1b2c3d-0000-4000-a000-000000000000", "max_attempts", 5, "run_id", RUN_ID, "stack",
				Map.of("current", stack.size(), "stack", new ArrayList<>(stack)), "step_id", "step", "use_api", false));
	}

}

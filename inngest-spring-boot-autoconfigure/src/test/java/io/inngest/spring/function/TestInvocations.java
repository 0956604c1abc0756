package io.inngest.spring.function;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.mockito.Mockito.mock;

/**
 * Invocations as an engine makes them.
 */
public final class TestInvocations {

	public static final Instant TS = Instant.ofEpochMilli(1760000000000L);

	private TestInvocations() {
	}

	public static Invocation of(FunctionDefinition function, String eventName, String data) {
		Event<JsonNode> event = new Event<>("evt-1", eventName, JsonMapper.shared().readTree(data),
				Map.of("plan", "pro"), TS, null);
		return new Invocation(List.of(event), mock(Step.class), new TestRunContext("run-1", function.compositeId()));
	}

	private record TestRunContext(String runId, String functionId) implements RunContext {

		@Override
		public int attempt() {
			return 0;
		}

		@Override
		public int maxAttempts() {
			return 5;
		}

		@Override
		public Logger logger() {
			return LoggerFactory.getLogger(TestRunContext.class);
		}

	}

}

package io.inngest.spring.serve.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.inngest.spring.Event;
import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.serve.ServeResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drives random functions to their end as a server would, which waits for ever when it is
 * told of a step that it knows.
 */
class RandomRunTests {

	private static final int RUNS = 300;

	private static final List<String> IDS = List.of("a", "a:1", "b", "nap", "é");

	@Test
	void noStepIsReportedTwiceOrRunTwice() {
		for (long seed = 1; seed <= RUNS; seed++) {
			Random random = new Random(seed);
			Program program = new Program(random);
			TestCalls calls = new TestCalls((invocation) -> program.run(invocation.step()));
			Map<String, String> memo = new LinkedHashMap<>();
			ServeResponse response = drive(random, calls, memo);
			assertThat(response.status()).as("run %d", seed).isEqualTo(200);
			assertThat(memo).as("run %d", seed).hasSize(program.statements.size());
			assertThat(program.bodies).as("run %d", seed).isEqualTo(program.expectedBodies());
		}
	}

	private ServeResponse drive(Random random, TestCalls calls, Map<String, String> memo) {
		ServeResponse response = calls.call();
		for (int call = 0; response.status() == 206; call++) {
			assertThat(call).isLessThan(1_000);
			for (JsonNode op : TestCalls.json(response)) {
				String hash = op.get("id").stringValue();
				assertThat(memo).doesNotContainKey(hash);
				String kind = op.get("op").stringValue();
				if (kind.equals("StepPlanned")) {
					calls.target(hash);
				}
				else {
					memo.put(hash, entry(kind, op));
					calls.stepWithHash(hash, memo.get(hash));
					// Sometimes the server is not sure whether it has called for a step.
					List<String> known = new ArrayList<>(memo.keySet());
					calls.target((random.nextInt(3) == 0) ? known.get(random.nextInt(known.size())) : "step");
				}
			}
			if (TestCalls.json(response).isEmpty()) {
				calls.target("step");
				if (random.nextBoolean()) {
					calls.planned();
				}
			}
			response = calls.call();
		}
		return response;
	}

	private static String entry(String kind, JsonNode op) {
		return switch (kind) {
			case "StepRun" -> "{\"data\":" + op.get("data") + "}";
			case "StepFailed" -> "{\"error\":" + op.get("error") + "}";
			case "Sleep" -> "null";
			default -> throw new AssertionError(kind);
		};
	}

	/** A random list of steps, whose ids repeat. */
	private static final class Program {

		private final List<String> statements = new ArrayList<>();

		private int bodies;

		Program(Random random) {
			for (int i = 1 + random.nextInt(12); i > 0; i--) {
				this.statements.add(List.of("run", "fail", "sleep", "send").get(random.nextInt(4)) + " "
						+ IDS.get(random.nextInt(IDS.size())));
			}
		}

		Object run(Step step) {
			for (String statement : this.statements) {
				String id = statement.substring(statement.indexOf(' ') + 1);
				switch (statement.charAt(0)) {
					case 'r' -> step.run(id, () -> ++this.bodies);
					case 'f' -> step.attempt(id, () -> {
						this.bodies++;
						throw new NonRetriableError("broken");
					}).onError((error) -> assertThat(error.getMessage()).contains("broken"));
					default -> {
						if (statement.startsWith("sl")) {
							step.sleep(id, Duration.ofSeconds(1));
						}
						else {
							step.sendEvent(id, Event.of("shop/sent", null));
						}
					}
				}
			}
			return "end";
		}

		int expectedBodies() {
			return (int) this.statements.stream()
				.filter((statement) -> statement.startsWith("run") || statement.startsWith("fail"))
				.count();
		}

	}

}

package io.inngest.spring.protocol.call;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares random calls as {@link CallReader} and as a tree of everything read them.
 */
class RandomCallTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final String ALPHABET = "abc {}[]\",:\\/\u0000\u001f\u007f\u00e9\u20ac\u2028\ud83d\ude00";

	private static final int CALLS = 2_000;

	private final CallReader reader = new CallReader();

	@Test
	void everyValueIsTheTreesValue() {
		for (long seed = 1; seed <= CALLS; seed++) {
			Random random = new Random(seed);
			ObjectNode steps = NODES.objectNode();
			for (int i = random.nextInt(12); i > 0; i--) {
				steps.set(text(random) + i, step(random));
			}
			assertSame(seed, steps, this.reader.read(body(random, steps)).steps());
		}
	}

	private void assertSame(long seed, ObjectNode expected, Map<String, StepState> actual) {
		assertThat(actual.keySet()).as("steps of call %d", seed).containsExactlyElementsOf(expected.propertyNames());
		actual.forEach((hash, state) -> {
			JsonNode step = expected.get(hash);
			StepState.Kind kind = kind(step);
			assertThat(state.kind()).as("step %s of call %d", hash, seed).isEqualTo(kind);
			JsonNode value = (step.size() == 1 && !isBare(step)) ? step.iterator().next() : step;
			assertThat(JSON.readTree(state.json())).as("step %s of call %d", hash, seed).isEqualTo(value);
			assertThat(state.json()).isEqualTo(state.json().strip());
		});
	}

	private static boolean isBare(JsonNode step) {
		return !step.isObject() || !(step.has("data") || step.has("error") || step.has("input"));
	}

	private static StepState.Kind kind(JsonNode step) {
		if (step.isNull()) {
			return StepState.Kind.DONE;
		}
		if (step.size() != 1 || isBare(step) || step.has("data")) {
			return StepState.Kind.DATA;
		}
		return step.has("error") ? StepState.Kind.ERROR : StepState.Kind.INPUT;
	}

	private static byte[] body(Random random, ObjectNode steps) {
		ObjectNode body = NODES.objectNode();
		if (random.nextBoolean()) {
			body.set("defers", value(random, 0));
		}
		body.set("steps", steps);
		if (random.nextBoolean()) {
			body.putArray("events").addObject().put("name", text(random)).set("data", value(random, 0));
		}
		ObjectWriter writer = random.nextBoolean() ? JSON.writer() : JSON.writerWithDefaultPrettyPrinter();
		String text = writer.writeValueAsString(body);
		return ((random.nextInt(8) == 0) ? "\uFEFF" + text : text).getBytes(StandardCharsets.UTF_8);
	}

	private static JsonNode step(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> NODES.nullNode();
			case 1 -> NODES.objectNode().set("error", value(random, 0));
			case 2 -> NODES.objectNode().set("input", value(random, 0));
			case 3 -> value(random, 0);
			default -> NODES.objectNode().set("data", value(random, 0));
		};
	}

	private static JsonNode value(Random random, int depth) {
		return switch (random.nextInt((depth < 4) ? 9 : 6)) {
			case 0 -> NODES.nullNode();
			case 1 -> NODES.booleanNode(random.nextBoolean());
			case 2 -> NODES.numberNode(random.nextInt());
			case 3 -> NODES.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
			case 4, 5 -> NODES.stringNode(text(random));
			case 6 -> {
				ArrayNode array = NODES.arrayNode();
				for (int i = random.nextInt(4); i > 0; i--) {
					array.add(value(random, depth + 1));
				}
				yield array;
			}
			default -> {
				ObjectNode object = NODES.objectNode();
				for (int i = random.nextInt(4); i > 0; i--) {
					object.set((random.nextInt(3) == 0) ? "data" : text(random), value(random, depth + 1));
				}
				yield object;
			}
		};
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(20); i > 0; i--) {
			text.appendCodePoint(ALPHABET.codePointAt(
					ALPHABET.offsetByCodePoints(0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())))));
		}
		return text.toString();
	}

}

package io.inngest.spring.protocol.call;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.CollectionUtils;

/**
 * Finds the states of steps in a body, without reading their values.
 */
final class StepStates {

	private final byte[] body;

	private final JsonScanner scanner;

	private final Map<String, StepState> states;

	private final Consumer<String> wrapping = this::unwrap;

	private int properties;

	private @Nullable StepState wrapped;

	private StepStates(byte[] body, JsonScanner scanner, int expected) {
		this.body = body;
		this.scanner = scanner;
		this.states = CollectionUtils.newLinkedHashMap(expected);
	}

	/**
	 * Reads the states.
	 * @param body what the scanner goes over
	 * @param scanner at the beginning of the object
	 * @param expected about how many states there are
	 * @return the states by hash, in the order of the body
	 */
	static Map<String, StepState> read(byte[] body, JsonScanner scanner, int expected) {
		StepStates reader = new StepStates(body, scanner, expected);
		scanner.readObject(reader::add);
		return reader.states;
	}

	private void add(String hash) {
		this.states.put(hash, (this.scanner.next() == '{') ? object() : plain());
	}

	private StepState plain() {
		StepState.Kind kind = (this.scanner.next() == 'n') ? StepState.Kind.DONE : StepState.Kind.DATA;
		return value(kind);
	}

	private StepState object() {
		int start = this.scanner.position();
		this.properties = 0;
		this.wrapped = null;
		this.scanner.readObject(this.wrapping);
		if (this.wrapped != null && this.properties == 1) {
			return this.wrapped;
		}
		// Not wrapped, such as the event that a step has waited for.
		return new StepState(StepState.Kind.DATA, this.body, start, this.scanner.position());
	}

	private void unwrap(String name) {
		StepState.Kind kind = switch (name) {
			case "data" -> StepState.Kind.DATA;
			case "error" -> StepState.Kind.ERROR;
			case "input" -> StepState.Kind.INPUT;
			default -> null;
		};
		this.properties++;
		if (kind != null) {
			this.wrapped = value(kind);
		}
		else {
			this.scanner.passValue();
		}
	}

	private StepState value(StepState.Kind kind) {
		int start = this.scanner.position();
		this.scanner.passValue();
		return new StepState(kind, this.body, start, this.scanner.position());
	}

}

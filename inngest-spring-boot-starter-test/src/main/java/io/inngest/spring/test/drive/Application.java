package io.inngest.spring.test.drive;

import java.time.Clock;

import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.send.PayloadEvents;
import io.inngest.spring.test.replay.ReplayCheck;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a tester has to know of the application.
 */
public final class Application {

	private final KnownFunctions functions;

	private final PayloadEvents payloads;

	private final JsonMapper json;

	private final ReplayCheck replay;

	/**
	 * Creates it.
	 * @param functions the application's functions
	 * @param payloads makes events of payloads
	 * @param json the application's mapper
	 * @param clock the clock of the test
	 */
	public Application(FunctionRegistry functions, PayloadEvents payloads, JsonMapper json, Clock clock) {
		this.functions = new KnownFunctions(functions);
		this.payloads = payloads;
		this.json = json;
		// An executor of its own: interventions are no part of a replay
		this.replay = new ReplayCheck(functions, new FunctionExecutor(json, clock));
	}

	KnownFunctions functions() {
		return this.functions;
	}

	PayloadEvents payloads() {
		return this.payloads;
	}

	JsonMapper json() {
		return this.json;
	}

	ReplayCheck replay() {
		return this.replay;
	}

}

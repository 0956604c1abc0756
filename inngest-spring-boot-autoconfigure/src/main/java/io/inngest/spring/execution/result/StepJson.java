package io.inngest.spring.execution.result;

import tools.jackson.databind.json.JsonMapper;

/**
 * The ways of a step's values to JSON and back, all with the same mapper.
 *
 * @param types the types of results
 * @param results the results themselves
 * @param inputs the inputs
 * @param waits what steps have waited for
 */
public record StepJson(ResultTypes types, ResultJson results, InputJson inputs,
		WaitResults waits) implements AutoCloseable {

	/**
	 * Creates them.
	 * @param mapper the application's mapper
	 * @return the ways to JSON and back
	 */
	public static StepJson of(JsonMapper mapper) {
		return new StepJson(new ResultTypes(mapper), new ResultJson(mapper), new InputJson(mapper),
				new WaitResults(mapper));
	}

	/**
	 * Returns those of one call, which runs on one thread.
	 * @return the ways to JSON and back, to be closed at the end of the call
	 */
	public StepJson forCall() {
		return new StepJson(this.types, this.results.forCall(), this.inputs, this.waits);
	}

	@Override
	public void close() {
		this.results.close();
	}

}

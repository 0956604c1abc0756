package io.inngest.spring.execution.result;

/**
 * Where a handler calls a step, for messages.
 *
 * @param method the method of {@code Step}
 * @param id the step's id
 * @param withInput whether the step has an input
 */
public record StepSite(String method, String id, boolean withInput) {

	/**
	 * Creates the place of a step without an input.
	 * @param method the method of {@code Step}
	 * @param id the step's id
	 */
	public StepSite(String method, String id) {
		this(method, id, false);
	}

	/**
	 * Names the result of the step.
	 * @return the subject of a sentence
	 */
	String result() {
		return "The result of step '" + this.id + "'";
	}

	/**
	 * Writes the call as it should read.
	 * @param type what to write as the type of the result
	 * @return a line of Java
	 */
	String withType(String type) {
		String form = this.withInput ? "step.%s(\"%s\", …, new StepFunction<…, %s>() { … })"
				: "step.%s(\"%s\", new TypeRef<%s>() {}, () -> …)";
		return form.formatted(this.method, this.id, type);
	}

}

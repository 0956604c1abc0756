package io.inngest.spring.execution.result;

/**
 * Where a handler calls a step, for messages.
 *
 * @param method the method of {@code Step}
 * @param id the step's id
 */
public record StepSite(String method, String id) {

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
		return "step.%s(\"%s\", new TypeRef<%s>() {}, () -> …)".formatted(this.method, this.id, type);
	}

}

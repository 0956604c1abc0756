package io.inngest.spring;

/**
 * What a step does, when it has no result.
 */
@FunctionalInterface
public interface StepAction {

	/**
	 * Does the step's work.
	 * @throws Exception if the step fails
	 */
	void run() throws Exception;

}

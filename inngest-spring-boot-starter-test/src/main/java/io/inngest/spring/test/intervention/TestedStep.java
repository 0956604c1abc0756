package io.inngest.spring.test.intervention;

/**
 * A step of a function, in whichever run.
 *
 * @param functionId the function's composite id
 * @param label the step's id, with a colon and its number if it is a repeat
 */
public record TestedStep(String functionId, String label) {

}

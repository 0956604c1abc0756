package io.inngest.spring.execution.memo;

/**
 * What to call things in messages.
 *
 * @param runId the run
 * @param functionId the composite id of the function
 * @param handler the handler
 */
public record Subject(String runId, String functionId, String handler) {

}

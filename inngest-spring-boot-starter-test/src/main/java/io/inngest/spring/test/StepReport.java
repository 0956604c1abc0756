package io.inngest.spring.test;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step that is over.
 *
 * @param id its id
 * @param index 0 for the first occurrence of the id in the run, n for the n-th repeat
 * @param op the kind of step, such as {@code step.run} or {@code step.sleep}
 * @param result its result, a JSON {@code null} if there is none; {@code null} if it has
 * failed
 * @param error what it has failed with; {@code null} if it has not failed
 */
public record StepReport(String id, int index, String op, @Nullable JsonNode result, @Nullable ErrorDetails error) {

}

package io.inngest.spring.execution.result;

import org.jspecify.annotations.Nullable;

/**
 * The input that a function gives to a step.
 *
 * @param stepId the step's id, for messages
 * @param value the input
 * @param <I> the type of the input
 */
public record StepInput<I extends @Nullable Object>(String stepId, I value) {

}

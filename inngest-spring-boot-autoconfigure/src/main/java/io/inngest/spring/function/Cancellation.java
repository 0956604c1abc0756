package io.inngest.spring.function;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An event that cancels the runs of a function.
 *
 * @param event the event's name
 * @param condition which events of that name are meant: an expression on the event that
 * started the run ({@code event}) and this one ({@code async}); {@code null} for all
 * @param timeout how long after the start of a run the event cancels it; {@code null} for
 * as long as the engine keeps waiting
 */
public record Cancellation(String event, @Nullable String condition, @Nullable Duration timeout) {

}

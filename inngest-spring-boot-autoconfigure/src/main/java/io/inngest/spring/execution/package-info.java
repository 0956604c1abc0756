/**
 * Executes one call of a function: replays the handler over the memoized steps and runs
 * what is new. Knows neither HTTP nor a database; a
 * {@link io.inngest.spring.execution.Journal} stands for the engine.
 */
@NullMarked
package io.inngest.spring.execution;

import org.jspecify.annotations.NullMarked;

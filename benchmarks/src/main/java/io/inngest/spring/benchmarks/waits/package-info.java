/**
 * The engine with many runs that wait for an event.
 */
@NullMarked
package io.inngest.spring.benchmarks.waits;

import org.jspecify.annotations.NullMarked;

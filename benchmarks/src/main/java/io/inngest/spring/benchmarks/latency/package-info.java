/**
 * How long something takes when nothing else is going on.
 */
@NullMarked
package io.inngest.spring.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

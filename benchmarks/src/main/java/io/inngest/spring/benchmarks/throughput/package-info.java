/**
 * How much is done in a given time.
 */
@NullMarked
package io.inngest.spring.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;

/**
 * What a run costs besides time.
 */
@NullMarked
package io.inngest.spring.benchmarks.cost;

import org.jspecify.annotations.NullMarked;

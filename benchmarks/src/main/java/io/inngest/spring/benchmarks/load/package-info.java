/**
 * Makes load over HTTP with little effort of its own.
 */
@NullMarked
package io.inngest.spring.benchmarks.load;

import org.jspecify.annotations.NullMarked;

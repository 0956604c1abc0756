/**
 * The engine in an application of its own.
 */
@NullMarked
package io.inngest.spring.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The engine with many runs that wait for a later time.
 */
@NullMarked
package io.inngest.spring.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;

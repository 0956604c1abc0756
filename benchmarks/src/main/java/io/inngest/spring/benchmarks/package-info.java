/**
 * The engine against the bare cost of a commit.
 */
@NullMarked
package io.inngest.spring.benchmarks;

import org.jspecify.annotations.NullMarked;

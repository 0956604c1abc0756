/**
 * The engine against the bare cost of a commit, the endpoint against a bare controller.
 */
@NullMarked
package io.inngest.spring.benchmarks;

import org.jspecify.annotations.NullMarked;

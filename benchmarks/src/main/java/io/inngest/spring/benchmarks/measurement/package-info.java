/**
 * How something is measured.
 */
@NullMarked
package io.inngest.spring.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;

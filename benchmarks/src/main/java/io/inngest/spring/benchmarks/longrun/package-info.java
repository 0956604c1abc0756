/**
 * Runs of many steps.
 */
@NullMarked
package io.inngest.spring.benchmarks.longrun;

import org.jspecify.annotations.NullMarked;

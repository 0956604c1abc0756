/**
 * What many numbers have in common.
 */
@NullMarked
package io.inngest.spring.benchmarks.statistic;

import org.jspecify.annotations.NullMarked;

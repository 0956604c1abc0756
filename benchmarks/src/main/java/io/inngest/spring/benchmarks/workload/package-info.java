/**
 * What is measured.
 */
@NullMarked
package io.inngest.spring.benchmarks.workload;

import org.jspecify.annotations.NullMarked;

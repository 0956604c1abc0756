/**
 * What comes of it.
 */
@NullMarked
package io.inngest.spring.benchmarks.report;

import org.jspecify.annotations.NullMarked;

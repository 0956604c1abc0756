/**
 * How long applications take to start.
 */
@NullMarked
package io.inngest.spring.benchmarks.startup;

import org.jspecify.annotations.NullMarked;

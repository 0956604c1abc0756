/**
 * The least that a durable engine can do, in plain JDBC.
 */
@NullMarked
package io.inngest.spring.benchmarks.floor;

import org.jspecify.annotations.NullMarked;

/**
 * Counts SQL statements.
 */
@NullMarked
package io.inngest.spring.benchmarks.statement;

import org.jspecify.annotations.NullMarked;

/**
 * Databases that keep what they commit.
 */
@NullMarked
package io.inngest.spring.benchmarks.database;

import org.jspecify.annotations.NullMarked;

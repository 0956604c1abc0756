/**
 * Other libraries that keep their work in the application's database.
 */
@NullMarked
package io.inngest.spring.benchmarks.peer;

import org.jspecify.annotations.NullMarked;

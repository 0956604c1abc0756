/**
 * Drives the embedded engine in tests, under a clock that only moves when told.
 */
@NullMarked
package io.inngest.spring.test;

import org.jspecify.annotations.NullMarked;

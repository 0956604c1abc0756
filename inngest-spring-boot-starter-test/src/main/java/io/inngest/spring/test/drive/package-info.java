/**
 * What moves the engines and the clock of a test, and reports what has come of it.
 */
@NullMarked
package io.inngest.spring.test.drive;

import org.jspecify.annotations.NullMarked;

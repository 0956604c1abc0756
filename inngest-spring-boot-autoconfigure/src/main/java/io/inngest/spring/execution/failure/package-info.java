/**
 * What becomes of an attempt that has failed.
 */
@NullMarked
package io.inngest.spring.execution.failure;

import org.jspecify.annotations.NullMarked;

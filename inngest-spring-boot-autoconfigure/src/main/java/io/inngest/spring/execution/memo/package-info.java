/**
 * What is known of the steps that have finished.
 */
@NullMarked
package io.inngest.spring.execution.memo;

import org.jspecify.annotations.NullMarked;

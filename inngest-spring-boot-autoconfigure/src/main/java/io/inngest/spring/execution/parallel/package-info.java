/**
 * Work beside the handler's thread.
 */
@NullMarked
package io.inngest.spring.execution.parallel;

import org.jspecify.annotations.NullMarked;

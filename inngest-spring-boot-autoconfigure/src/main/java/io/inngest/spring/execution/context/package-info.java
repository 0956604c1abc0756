/**
 * The run as handlers see it.
 */
@NullMarked
package io.inngest.spring.execution.context;

import org.jspecify.annotations.NullMarked;

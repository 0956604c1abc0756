/**
 * Where steps may be called, and how a call or a branch of it is left before its end.
 */
@NullMarked
package io.inngest.spring.execution.guard;

import org.jspecify.annotations.NullMarked;

/**
 * The beans that a call needs whichever engine drives it.
 */
@NullMarked
package io.inngest.spring.execution.wiring;

import org.jspecify.annotations.NullMarked;

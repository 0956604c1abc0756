/**
 * The choice of the engine: decided in one place, asked for by conditions, and logged
 * with its reason.
 */
@NullMarked
package io.inngest.spring.autoconfigure.mode;

import org.jspecify.annotations.NullMarked;

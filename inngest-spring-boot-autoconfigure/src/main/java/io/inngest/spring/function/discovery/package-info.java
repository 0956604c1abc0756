/**
 * Finds the beans that declare functions, and wires everything needed for that.
 */
@NullMarked
package io.inngest.spring.function.discovery;

import org.jspecify.annotations.NullMarked;

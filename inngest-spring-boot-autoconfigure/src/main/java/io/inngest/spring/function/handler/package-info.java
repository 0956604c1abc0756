/**
 * Calls methods of beans as handlers, and checks at start-up that they can be called.
 */
@NullMarked
package io.inngest.spring.function.handler;

import org.jspecify.annotations.NullMarked;

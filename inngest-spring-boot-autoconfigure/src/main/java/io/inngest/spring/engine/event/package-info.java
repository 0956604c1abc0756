/**
 * The way of an event from intake to the functions that it starts.
 */
@NullMarked
package io.inngest.spring.engine.event;

import org.jspecify.annotations.NullMarked;

/**
 * What runs wait for, and how an event, a signal or the end of another run finds those
 * that wait for it.
 */
@NullMarked
package io.inngest.spring.engine.wait;

import org.jspecify.annotations.NullMarked;

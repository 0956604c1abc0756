/**
 * The queue of runs that wait, and the workers that lease and handle them.
 */
@NullMarked
package io.inngest.spring.engine.queue;

import org.jspecify.annotations.NullMarked;

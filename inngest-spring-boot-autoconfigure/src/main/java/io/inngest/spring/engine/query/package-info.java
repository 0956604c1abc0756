/**
 * The read side: runs, steps and events as records, through JPA.
 */
@NullMarked
package io.inngest.spring.engine.query;

import org.jspecify.annotations.NullMarked;

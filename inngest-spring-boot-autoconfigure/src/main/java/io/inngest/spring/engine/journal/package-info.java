/**
 * The journal of a call: what becomes of each finished step.
 */
@NullMarked
package io.inngest.spring.engine.journal;

import org.jspecify.annotations.NullMarked;

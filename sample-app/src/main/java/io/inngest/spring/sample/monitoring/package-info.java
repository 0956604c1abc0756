/**
 * Situation: beans that watch the failures of all functions.
 */
@NullMarked
package io.inngest.spring.sample.monitoring;

import org.jspecify.annotations.NullMarked;

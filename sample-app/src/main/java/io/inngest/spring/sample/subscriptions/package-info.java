/**
 * Situation: a check fails six times, and the failure handler draws the line.
 */
@NullMarked
package io.inngest.spring.sample.subscriptions;

import org.jspecify.annotations.NullMarked;

/**
 * Situation: the failure handler tells people, in words that fit the error.
 */
@NullMarked
package io.inngest.spring.sample.shops;

import org.jspecify.annotations.NullMarked;

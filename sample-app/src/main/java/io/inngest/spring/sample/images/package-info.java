/**
 * Situation: a model fails, another one takes over, and the user is told.
 */
@NullMarked
package io.inngest.spring.sample.images;

import org.jspecify.annotations.NullMarked;

/**
 * Situation: branches in parallel, of which one fails and is left out.
 */
@NullMarked
package io.inngest.spring.sample.albums;

import org.jspecify.annotations.NullMarked;

/**
 * The check that functions take the way again that they have taken.
 */
@NullMarked
package io.inngest.spring.test.replay;

import org.jspecify.annotations.NullMarked;

/**
 * What sending events has in common, whichever engine they go to.
 */
@NullMarked
package io.inngest.spring.function.send;

import org.jspecify.annotations.NullMarked;

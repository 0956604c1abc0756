/**
 * What applications call: events, steps, errors and the {@link io.inngest.spring.Inngest}
 * client.
 */
@NullMarked
package io.inngest.spring;

import org.jspecify.annotations.NullMarked;

/**
 * Sample application: the documented situations of durable functions, a package each.
 */
@NullMarked
package io.inngest.spring.sample;

import org.jspecify.annotations.NullMarked;

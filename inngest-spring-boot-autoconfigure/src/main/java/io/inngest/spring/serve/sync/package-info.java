/**
 * Registers the application's functions with an Inngest server: when asked to, and by
 * itself after the start.
 */
@NullMarked
package io.inngest.spring.serve.sync;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded engine: durable functions on the application's own database. Wiring and
 * life cycle; each sub-package is one stop on an event's way.
 */
@NullMarked
package io.inngest.spring.engine;

import org.jspecify.annotations.NullMarked;

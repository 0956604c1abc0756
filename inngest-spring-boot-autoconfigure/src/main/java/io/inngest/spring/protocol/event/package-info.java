/**
 * Events that applications send: what is accepted, and how it is written.
 */
@NullMarked
package io.inngest.spring.protocol.event;

import org.jspecify.annotations.NullMarked;

/**
 * Every request to an Inngest server: events, runs, registration.
 */
@NullMarked
package io.inngest.spring.client;

import org.jspecify.annotations.NullMarked;

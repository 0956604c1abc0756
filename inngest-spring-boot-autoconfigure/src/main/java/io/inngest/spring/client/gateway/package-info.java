/**
 * Makes the requests of steps for the embedded engine.
 */
@NullMarked
package io.inngest.spring.client.gateway;

import org.jspecify.annotations.NullMarked;

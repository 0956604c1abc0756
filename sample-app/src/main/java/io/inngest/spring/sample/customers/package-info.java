/**
 * Situation: a row is inserted, a later step fails for good, and the row goes again.
 */
@NullMarked
package io.inngest.spring.sample.customers;

import org.jspecify.annotations.NullMarked;

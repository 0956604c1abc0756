/**
 * Starts the situations over HTTP and shows what became of them.
 */
@NullMarked
package io.inngest.spring.sample.web;

import org.jspecify.annotations.NullMarked;

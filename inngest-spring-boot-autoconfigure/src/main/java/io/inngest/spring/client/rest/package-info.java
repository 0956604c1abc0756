/**
 * The requests to an Inngest server, made with {@code RestClient}.
 */
@NullMarked
package io.inngest.spring.client.rest;

import org.jspecify.annotations.NullMarked;

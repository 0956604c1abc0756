/**
 * The endpoint through which an Inngest server calls the application's functions.
 */
@NullMarked
package io.inngest.spring.serve;

import org.jspecify.annotations.NullMarked;

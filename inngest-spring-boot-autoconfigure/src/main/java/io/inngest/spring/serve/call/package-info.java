/**
 * Answers the server's calls of functions: reads the call, lets the function run, and
 * writes what became of it.
 */
@NullMarked
package io.inngest.spring.serve.call;

import org.jspecify.annotations.NullMarked;

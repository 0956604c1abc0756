/**
 * An application that serves a function to an Inngest server, beside a bare controller.
 */
@NullMarked
package io.inngest.spring.benchmarks.serve;

import org.jspecify.annotations.NullMarked;

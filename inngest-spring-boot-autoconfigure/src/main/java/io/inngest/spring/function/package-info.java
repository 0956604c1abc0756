/**
 * From beans to {@link io.inngest.spring.function.FunctionDefinition}s: discovery,
 * handler arguments and failure routing. Nothing is executed here.
 */
@NullMarked
package io.inngest.spring.function;

import org.jspecify.annotations.NullMarked;

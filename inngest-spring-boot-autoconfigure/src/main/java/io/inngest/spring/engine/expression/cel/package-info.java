/**
 * Expressions in CEL: parsed, checked and macro-expanded by the library, and evaluated
 * with the looseness of an Inngest server.
 */
@NullMarked
package io.inngest.spring.engine.expression.cel;

import org.jspecify.annotations.NullMarked;

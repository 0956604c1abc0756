/**
 * Conditions on events: expressions in CEL, compiled once and evaluated with the
 * looseness of an Inngest server. Knows nothing of the rest of the engine.
 */
@NullMarked
package io.inngest.spring.engine.expression;

import org.jspecify.annotations.NullMarked;

/**
 * What the embedded engine says to one database differently from another.
 */
@NullMarked
package io.inngest.spring.engine.store.dialect;

import org.jspecify.annotations.NullMarked;

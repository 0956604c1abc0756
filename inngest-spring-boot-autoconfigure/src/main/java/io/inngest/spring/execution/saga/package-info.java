/**
 * Steps that are rolled back.
 */
@NullMarked
package io.inngest.spring.execution.saga;

import org.jspecify.annotations.NullMarked;

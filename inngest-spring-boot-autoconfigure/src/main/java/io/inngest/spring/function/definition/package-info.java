/**
 * From declarations to function definitions: placeholders, overrides from the
 * configuration and their rules.
 */
@NullMarked
package io.inngest.spring.function.definition;

import org.jspecify.annotations.NullMarked;

/**
 * Reads the annotations of bean classes; nothing is resolved or checked that would need
 * more than the class.
 */
@NullMarked
package io.inngest.spring.function.declaration;

import org.jspecify.annotations.NullMarked;

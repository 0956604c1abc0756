/**
 * Auto-configuration: properties, conditions and failure analyzers.
 */
@NullMarked
package io.inngest.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;

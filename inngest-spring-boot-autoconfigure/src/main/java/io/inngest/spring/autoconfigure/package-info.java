/**
 * Auto-configuration: properties, the registry of functions and its failure analyzer. The
 * packages below configure what uses the registry.
 */
@NullMarked
package io.inngest.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;

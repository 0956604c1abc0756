/**
 * Auto-configuration of the requests that steps make with the embedded engine.
 */
@NullMarked
package io.inngest.spring.autoconfigure.fetch;

import org.jspecify.annotations.NullMarked;

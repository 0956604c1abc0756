/**
 * Auto-configuration of the embedded engine: conditions, choice of the database, checks
 * at start-up and their failure analyzers.
 */
@NullMarked
package io.inngest.spring.autoconfigure.engine;

import org.jspecify.annotations.NullMarked;

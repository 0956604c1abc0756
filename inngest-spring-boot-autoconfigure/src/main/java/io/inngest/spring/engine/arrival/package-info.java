/**
 * Events that somebody waits for: noted as they come, and compared with what is waited
 * for.
 */
@NullMarked
package io.inngest.spring.engine.arrival;

import org.jspecify.annotations.NullMarked;

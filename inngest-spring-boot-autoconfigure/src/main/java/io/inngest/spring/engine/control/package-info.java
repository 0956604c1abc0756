/**
 * What can be asked of the engine as a whole, and done to runs, from outside.
 */
@NullMarked
package io.inngest.spring.engine.control;

import org.jspecify.annotations.NullMarked;

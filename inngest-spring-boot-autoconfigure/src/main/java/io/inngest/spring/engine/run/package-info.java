/**
 * The life of a run: admission, execution against the step table, and its end.
 */
@NullMarked
package io.inngest.spring.engine.run;

import org.jspecify.annotations.NullMarked;

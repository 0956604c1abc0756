/**
 * Stores finished steps on the server while the handler goes on.
 */
@NullMarked
package io.inngest.spring.serve.call.checkpoint;

import org.jspecify.annotations.NullMarked;

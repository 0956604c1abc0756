/**
 * A call of a function on the wire: what the server sends, and the operations that the
 * answer reports.
 */
@NullMarked
package io.inngest.spring.protocol.call;

import org.jspecify.annotations.NullMarked;

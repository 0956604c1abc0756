/**
 * What travels between a call of a function and the engine that drives it: step
 * operations, errors and system events, in the shapes of Inngest's SDK protocol. Free of
 * web and storage types.
 */
@NullMarked
package io.inngest.spring.protocol;

import org.jspecify.annotations.NullMarked;

/**
 * Registration of an application's functions with a server, as it travels.
 */
@NullMarked
package io.inngest.spring.protocol.sync;

import org.jspecify.annotations.NullMarked;

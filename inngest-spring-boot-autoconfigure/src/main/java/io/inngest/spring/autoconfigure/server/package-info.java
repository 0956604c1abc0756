/**
 * Auto-configuration of the connection to an Inngest server: its addresses and keys, also
 * from Docker Compose and Testcontainers, and the client.
 */
@NullMarked
package io.inngest.spring.autoconfigure.server;

import org.jspecify.annotations.NullMarked;

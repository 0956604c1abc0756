/**
 * A stand-in for an Inngest server, which drives an application's functions through its
 * serve endpoint as a server does.
 */
@NullMarked
package io.inngest.spring.test.server;

import org.jspecify.annotations.NullMarked;

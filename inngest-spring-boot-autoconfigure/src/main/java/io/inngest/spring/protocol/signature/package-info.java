/**
 * Signing keys, signatures of requests and responses, bearer tokens.
 */
@NullMarked
package io.inngest.spring.protocol.signature;

import org.jspecify.annotations.NullMarked;

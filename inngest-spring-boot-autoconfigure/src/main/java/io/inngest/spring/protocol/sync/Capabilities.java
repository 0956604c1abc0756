package io.inngest.spring.protocol.sync;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Optional parts of the protocol that an application supports, each with its version.
 *
 * @param trustProbe whether a server may ask for a signed answer that proves that both
 * have the same key
 */
public record Capabilities(@JsonProperty("trust_probe") String trustProbe) {

	/** What this library supports. */
	public static final Capabilities SUPPORTED = new Capabilities("v1");

}

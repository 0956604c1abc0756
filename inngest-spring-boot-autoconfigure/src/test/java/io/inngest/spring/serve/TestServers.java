package io.inngest.spring.serve;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.signature.SigningKey;

/**
 * Servers that may call.
 */
public final class TestServers {

	/** A key of which nothing depends. */
	public static final String KEY = "signkey-prod-0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

	private static final URI URL = URI.create("http://localhost:8288");

	private TestServers() {
	}

	public static InngestServer dev() {
		return new InngestServer(Mode.DEV, URL, URL, null, List.of(), null);
	}

	public static InngestServer cloud(String... keys) {
		return new InngestServer(Mode.CLOUD, URL, URL, "throwaway-event-key",
				Stream.of(keys).map(SigningKey::new).toList(), null);
	}

}

package io.inngest.spring.client.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.Platform;
import io.inngest.spring.protocol.signature.SigningKey;
import io.micrometer.observation.ObservationRegistry;

/**
 * Connections to servers for tests.
 */
final class TestConnections {

	static final ClientSettings PATIENT = new ClientSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), false);

	static final ClientSettings IMPATIENT = new ClientSettings(Duration.ofSeconds(10), Duration.ofMillis(100), false);

	private TestConnections() {
	}

	static InngestServer dev(URI url) {
		return new InngestServer(Mode.DEV, url, url, null, List.of(), null);
	}

	static InngestServer cloud(URI url, String eventKey, String... signingKeys) {
		return new InngestServer(Mode.CLOUD, url, url, eventKey,
				List.of(signingKeys).stream().map(SigningKey::new).toList(), null);
	}

	static ServerConnections to(InngestServer server) {
		return to(server, PATIENT);
	}

	static ServerConnections to(InngestServer server, ClientSettings settings) {
		return to(server, settings, null, ObservationRegistry.NOOP);
	}

	static ServerConnections to(InngestServer server, ClientSettings settings, Platform platform,
			ObservationRegistry observations) {
		return new ServerConnections(server, settings, platform, observations);
	}

	/**
	 * A URL at which nobody listens.
	 */
	static URI nowhere() {
		try (StubServer stopped = new StubServer()) {
			return stopped.url();
		}
	}

}

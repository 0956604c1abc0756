package io.inngest.spring.autoconfigure.server;

import java.net.URI;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Finds the server that Docker Compose runs from the image {@code inngest/inngest}.
 */
class InngestDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<InngestConnectionDetails> {

	private static final int PORT = 8288;

	InngestDockerComposeConnectionDetailsFactory() {
		super("inngest/inngest");
	}

	@Override
	protected InngestConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new ServiceConnectionDetails(source.getRunningService());
	}

	/**
	 * A service's address as seen from here.
	 */
	private static final class ServiceConnectionDetails extends DockerComposeConnectionDetails
			implements InngestConnectionDetails {

		private final URI url;

		private ServiceConnectionDetails(RunningService service) {
			super(service);
			this.url = URI.create("http://%s:%d".formatted(service.host(), service.ports().get(PORT)));
		}

		@Override
		public URI apiUrl() {
			return this.url;
		}

		@Override
		public URI eventApiUrl() {
			return this.url;
		}

	}

}

package io.inngest.spring.autoconfigure.server;

import java.net.URI;

import org.testcontainers.containers.Container;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Finds the server in a container of Testcontainers that is a service connection and has
 * the image {@code inngest/inngest}.
 */
class InngestContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, InngestConnectionDetails> {

	private static final int PORT = 8288;

	InngestContainerConnectionDetailsFactory() {
		super("inngest/inngest");
	}

	@Override
	protected InngestConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new ServerContainerConnectionDetails(source);
	}

	/**
	 * A container's address as seen from here.
	 */
	private static final class ServerContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements InngestConnectionDetails {

		private ServerContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		// The port is known once the container has been started
		@Override
		public URI apiUrl() {
			return URI.create("http://%s:%d".formatted(getContainer().getHost(), getContainer().getMappedPort(PORT)));
		}

		@Override
		public URI eventApiUrl() {
			return apiUrl();
		}

	}

}

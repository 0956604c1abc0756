package io.inngest.spring.autoconfigure.server;

import java.net.URI;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the Inngest server is.
 */
public interface InngestConnectionDetails extends ConnectionDetails {

	/**
	 * Base of the REST API, which functions are registered at.
	 * @return the URL
	 */
	URI apiUrl();

	/**
	 * Base of the event API, which events are sent to.
	 * @return the URL
	 */
	URI eventApiUrl();

}

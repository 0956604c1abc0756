package io.inngest.spring.client.rest;

import java.io.IOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Puts the event key, which is part of the path, into the request at the last moment, so
 * that neither observations nor exceptions get to see it.
 */
class EventKeyInterceptor implements ClientHttpRequestInterceptor {

	private final @Nullable URI uri;

	/**
	 * Creates the interceptor.
	 * @param eventApiUrl where the event API is
	 * @param eventKey the key; without one every request is refused, since an application
	 * that sends nothing needs none
	 */
	EventKeyInterceptor(URI eventApiUrl, @Nullable String eventKey) {
		this.uri = (eventKey != null)
				? UriComponentsBuilder.fromUri(eventApiUrl).pathSegment("e", eventKey).encode().build().toUri() : null;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		URI uri = this.uri;
		if (uri == null) {
			throw new IllegalStateException("Cannot send events: there is no event key. Set 'inngest.event-key' "
					+ "(INNGEST_EVENT_KEY) to a key of your Inngest environment");
		}
		return execution.execute(new HttpRequestWrapper(request) {

			@Override
			public URI getURI() {
				return uri;
			}

		}, body);
	}

}

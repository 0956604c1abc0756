package io.inngest.spring.client.rest;

import java.io.IOException;

import io.inngest.spring.client.ServerRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Makes requests to one of the server's APIs.
 */
class ServerConnection {

	private final RestClient client;

	private final BearerTokens tokens;

	private final RequestFailures failures;

	ServerConnection(RestClient client, BearerTokens tokens, RequestFailures failures) {
		this.client = client;
		this.tokens = tokens;
		this.failures = failures;
	}

	/**
	 * Makes a request.
	 * @param call the request
	 * @return the answer, whatever its status
	 * @throws ServerRequestException if there was no answer
	 */
	Reply exchange(ServerCall call) {
		return this.tokens.authenticate((token) -> exchange(call, token));
	}

	/**
	 * Makes a request that has to succeed.
	 * @param call the request
	 * @return the answer
	 * @throws ServerRequestException if there was no answer or it is an error
	 */
	Reply require(ServerCall call) {
		Reply reply = exchange(call);
		if (!reply.isSuccess()) {
			throw this.failures.refused(call, reply);
		}
		return reply;
	}

	RequestFailures failures() {
		return this.failures;
	}

	private Reply exchange(ServerCall call, @Nullable String token) {
		RestClient.RequestBodySpec request = this.client.method(call.method()).uri(call.path(), call.variables());
		call.headers().forEach(request::header);
		if (token != null) {
			request.headers((headers) -> headers.setBearerAuth(token));
		}
		if (call.body() != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(call.body());
		}
		try {
			return request.exchangeForRequiredValue((sent, response) -> new Reply(response.getStatusCode().value(),
					response.getHeaders(), StreamUtils.copyToByteArray(response.getBody())));
		}
		catch (ResourceAccessException ex) {
			// Its message holds the URL, which may hold more than is to be shown
			throw this.failures.unanswered(call,
					(ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getMostSpecificCause()));
		}
	}

}

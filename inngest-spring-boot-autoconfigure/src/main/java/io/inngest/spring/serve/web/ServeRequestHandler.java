package io.inngest.spring.serve.web;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.StreamedAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.HttpRequestHandler;

/**
 * Takes requests from Spring MVC to the endpoint and its answers back.
 */
class ServeRequestHandler implements HttpRequestHandler {

	private static final Logger logger = LoggerFactory.getLogger(ServeRequestHandler.class);

	private final ServeEndpoint endpoint;

	private final RequestReader reader;

	private final Executor threads;

	private final @Nullable StreamWriter streams;

	ServeRequestHandler(ServeEndpoint endpoint, RequestReader reader, Executor threads,
			@Nullable StreamWriter streams) {
		this.endpoint = endpoint;
		this.reader = reader;
		this.threads = threads;
		this.streams = streams;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		ServeRequest read;
		try {
			read = this.reader.read(request);
		}
		catch (UnreadableRequestException ex) {
			refuse(request, response, ex.status(), ex.reason());
			return;
		}
		StreamedAnswer streamed = (this.streams != null) ? this.endpoint.stream(read) : null;
		if (this.streams != null && streamed != null) {
			this.streams.write(streamed, response);
			return;
		}
		write(ThreadResources.areBound() ? handleElsewhere(read) : this.endpoint.handle(read), response);
	}

	void refuse(HttpServletRequest request, HttpServletResponse response, int status, String message) {
		write(this.endpoint.refuse(this.reader.head(request), status, message), response);
	}

	// The steps of a call commit one by one, which they would not in the session or
	// transaction of the request.
	private ServeResponse handleElsewhere(ServeRequest request) {
		try {
			return CompletableFuture.supplyAsync(() -> this.endpoint.handle(request), this.threads).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

	private void write(ServeResponse answer, HttpServletResponse response) {
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		response.setContentLength(answer.body().length);
		try {
			response.getOutputStream().write(answer.body());
		}
		catch (IOException ex) {
			logger.debug("The client did not wait for the answer", ex);
		}
	}

}

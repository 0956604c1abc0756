package io.inngest.spring.serve.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.StreamedAnswer;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends answers that begin before they are known. The call runs on a thread of its own,
 * while the request's thread sends blanks. That thread stays until the call has ended,
 * even if the client has gone: so there are never more calls than requests.
 */
class StreamWriter {

	private static final Logger logger = LoggerFactory.getLogger(StreamWriter.class);

	private static final byte[] BLANK = { ' ' };

	private static final int ENVELOPE_VERSION = 2;

	private final Duration interval;

	private final Executor threads;

	private final JsonMapper mapper = JsonMapper.shared();

	StreamWriter(Duration interval, Executor threads) {
		this.interval = interval;
		this.threads = threads;
	}

	void write(StreamedAnswer answer, HttpServletResponse response) {
		CompletableFuture<ServeResponse> call = CompletableFuture.supplyAsync(answer.answer(), this.threads);
		response.setStatus(answer.head().status());
		answer.head().headers().forEach(response::setHeader);
		boolean connected = send(new byte[0], response);
		while (!hasEnded(call)) {
			connected = connected && send(BLANK, response);
		}
		if (connected) {
			send(envelope(call.join()), response);
		}
	}

	private boolean hasEnded(CompletableFuture<ServeResponse> call) {
		try {
			call.get(this.interval.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw new CompletionException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The answer to a call was given up, since its thread was interrupted", ex);
		}
	}

	private boolean send(byte[] bytes, HttpServletResponse response) {
		try {
			response.getOutputStream().write(bytes);
			response.flushBuffer();
			return true;
		}
		catch (IOException ex) {
			logger.debug("The client did not wait for the answer", ex);
			return false;
		}
	}

	private byte[] envelope(ServeResponse answer) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator json = this.mapper.createGenerator(bytes)) {
			json.writeStartObject();
			json.writeNumberProperty("status", answer.status());
			json.writeObjectPropertyStart("headers");
			answer.headers().forEach(json::writeStringProperty);
			json.writeEndObject();
			json.writeStringProperty("body", new String(answer.body(), StandardCharsets.UTF_8));
			json.writeNumberProperty("version", ENVELOPE_VERSION);
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

}

package io.inngest.spring.client.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that answers as it was told, request after request, and remembers them.
 */
public class StubServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	public StubServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	public StubServer answers(int status, String body) {
		return answers(status, Map.of(), body);
	}

	public StubServer answers(int status, Map<String, String> headers, String body) {
		this.answers.add((exchange) -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
		return this;
	}

	/**
	 * Lets the next request wait for an answer for ever.
	 */
	public StubServer isSilent() {
		this.answers.add((exchange) -> {
		});
		return this;
	}

	/**
	 * Begins an answer to the next request that has no end.
	 */
	public StubServer isEndless() {
		this.answers.add((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			byte[] some = new byte[8192];
			while (true) {
				exchange.getResponseBody().write(some);
			}
		});
		return this;
	}

	/**
	 * Begins an answer to the next request, and stops in the middle.
	 */
	public StubServer stopsInTheMiddle() {
		this.answers.add((exchange) -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write(1);
			exchange.getResponseBody().flush();
		});
		return this;
	}

	/**
	 * Answers the next request with these bytes.
	 */
	public StubServer answers(Map<String, String> headers, byte[] body) {
		this.answers.add((exchange) -> {
			headers.forEach(exchange.getResponseHeaders()::set);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		return this;
	}

	/**
	 * Cuts the next request's connection.
	 */
	public StubServer hangsUp() {
		this.answers.add((exchange) -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().flush();
			exchange.close();
		});
		return this;
	}

	public List<Request> requests() {
		return this.requests;
	}

	private void handle(HttpExchange exchange) throws IOException {
		Map<String, String> headers = exchange.getRequestHeaders()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> String.join(",", header.getValue())));
		this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
		Answer answer = this.answers.poll();
		if (answer == null) {
			exchange.sendResponseHeaders(418, -1);
			exchange.close();
			return;
		}
		answer.give(exchange);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/**
	 * What to do with a request.
	 */
	private interface Answer {

		void give(HttpExchange exchange) throws IOException;

	}

	/**
	 * A request as received.
	 */
	public record Request(String method, String uri, Map<String, String> headers, String body) {

		public String line() {
			return this.method + " " + this.uri;
		}

		public JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

	}

}

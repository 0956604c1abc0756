package io.inngest.spring.serve.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for the server: answers what a real one answered, and remembers what it was
 * asked.
 */
final class ServerStub implements AutoCloseable {

	private static final byte[] REGISTERED = "{\"ok\":true,\"modified\":true}".getBytes();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final Map<String, List<RecordedExchange>> answers = new HashMap<>();

	private final HttpServer server;

	ServerStub() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Answers from now on with what was recorded, and forgets earlier requests.
	 */
	synchronized void play(List<RecordedExchange> recorded) {
		this.requests.clear();
		this.answers.clear();
		for (RecordedExchange exchange : recorded) {
			this.answers.computeIfAbsent(exchange.method() + exchange.path(), (key) -> new ArrayList<>()).add(exchange);
		}
	}

	List<Request> requests() {
		return List.copyOf(this.requests);
	}

	private synchronized void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String query = exchange.getRequestURI().getRawQuery();
		Map<String, String> headers = exchange.getRequestHeaders()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> header.getValue().get(0)));
		this.requests.add(new Request(exchange.getRequestMethod(), path, (query != null) ? query : "", headers,
				exchange.getRequestBody().readAllBytes()));
		List<RecordedExchange> recorded = this.answers.getOrDefault(exchange.getRequestMethod() + path, List.of());
		if (recorded.isEmpty()) {
			send(exchange, path.equals("/fn/register") ? 200 : 404, REGISTERED);
			return;
		}
		RecordedExchange next = (recorded.size() > 1) ? recorded.remove(0) : recorded.get(0);
		next.responseHeaders().forEach(exchange.getResponseHeaders()::set);
		send(exchange, next.status(), WireJson.bytes(next.response()));
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request to the server.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

		String line() {
			return this.method + " " + this.path + (this.query.isEmpty() ? "" : "?" + this.query);
		}

	}

}

package io.inngest.spring.sample.served;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for an Inngest server: keeps what an application tells it.
 */
class ServerStub implements AutoCloseable {

	private final List<JsonNode> registrations = new CopyOnWriteArrayList<>();

	private final List<JsonNode> checkpoints = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	ServerStub(int port) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/fn/register",
				(exchange) -> keep(exchange, this.registrations, "{\"ok\":true,\"modified\":true}"));
		this.server.createContext("/v1/checkpoint/", (exchange) -> keep(exchange, this.checkpoints, ""));
		this.server.start();
	}

	private void keep(HttpExchange exchange, List<JsonNode> requests, String answer) throws IOException {
		try (exchange) {
			requests.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
			byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	List<JsonNode> registrations() {
		return this.registrations;
	}

	List<JsonNode> checkpoints() {
		return this.checkpoints;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

package io.inngest.spring.serve.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.inngest.spring.Event;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers well, badly and not at all, by turns.
 */
class FuzzServer implements SdkApi, EventSender {

	private final AtomicInteger turn = new AtomicInteger();

	@Override
	public ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId) {
		return switch (turn(5)) {
			case 0 -> new ServerAnswer(200, bytes("{\"ok\":true,\"modified\":true}"));
			case 1 -> new ServerAnswer(400, bytes("{\"error\":\"no\",\"status\":400}"));
			case 2 -> new ServerAnswer(500, bytes("<html>"));
			case 3 -> new ServerAnswer(204, new byte[0]);
			default -> throw new ServerRequestException("nobody there", 0, false, null);
		};
	}

	/**
	 * What passes is waited for, so that is rare.
	 */
	@Override
	public void checkpoint(String runId, byte[] body) {
		switch (turn(500)) {
			case 0 -> throw new ServerRequestException("try again", 503, true, null);
			case 100 -> throw new ServerRequestException("too late", 409, true, null);
			case 200 -> throw new ServerRequestException("no", 404, true, null);
			default -> {
			}
		}
	}

	@Override
	public byte[] steps(String runId) {
		return switch (turn(4)) {
			case 0 -> bytes("{}");
			case 1 -> bytes("[]");
			case 2 -> bytes("{\"0123456789abcdef0123456789abcdef01234567\":{\"data\":");
			default -> throw new ServerRequestException("nobody there", 0, false, null);
		};
	}

	@Override
	public byte[] events(String runId) {
		return switch (turn(4)) {
			case 0 -> bytes("[{\"name\":\"shop/ping\",\"data\":{\"n\":1}}]");
			case 1 -> bytes("[]");
			case 2 -> bytes("null");
			default -> throw new ServerRequestException("nobody there", 0, false, null);
		};
	}

	@Override
	public List<String> send(Collection<? extends Event<?>> events) {
		if (turn(3) == 0) {
			throw new ServerRequestException("nobody there", 0, false, null);
		}
		return events.stream().map((event) -> "01M7WCRQVJ1582E3RCYVB8GPQW").toList();
	}

	private int turn(int bound) {
		return Math.floorMod(this.turn.getAndIncrement(), bound);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

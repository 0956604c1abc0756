package io.inngest.spring.serve.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeSettings;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads requests byte for byte, since the bytes are what is signed.
 */
class RequestReader {

	private static final byte[] NO_BODY = new byte[0];

	private static final int FIRST_BYTES = 64 * 1024;

	/** How many times more memory than was received is taken for what is announced. */
	private static final int GROWTH = 8;

	private final EndpointUrl url;

	private final URI path;

	private final int limit;

	RequestReader(ServeSettings settings) {
		this.url = new EndpointUrl(settings);
		this.path = URI.create(settings.path());
		this.limit = (int) settings.maxRequestSize().toBytes();
	}

	ServeRequest read(HttpServletRequest request) throws UnreadableRequestException {
		ServeRequest head = head(request, url(request));
		return new ServeRequest(head.method(), head.url(), head.query(), head.headers(), body(request));
	}

	ServeRequest head(HttpServletRequest request) {
		return head(request, this.path);
	}

	private ServeRequest head(HttpServletRequest request, URI url) {
		return new ServeRequest(request.getMethod(), url, QueryString.parse(request.getQueryString()), headers(request),
				NO_BODY);
	}

	private Map<String, String> headers(HttpServletRequest request) {
		Map<String, String> headers = new LinkedHashMap<>();
		Enumeration<String> names = request.getHeaderNames();
		while (names.hasMoreElements()) {
			String name = names.nextElement();
			headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
		}
		return headers;
	}

	private URI url(HttpServletRequest request) throws UnreadableRequestException {
		try {
			return this.url.of(request);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableRequestException(400, "Its headers say nothing valid about the host it was sent to. "
					+ "If a proxy sets them, correct it, or set 'inngest.serve.origin'");
		}
	}

	// With little trust in the announced length: it costs a sender nothing.
	private byte[] body(HttpServletRequest request) throws UnreadableRequestException {
		long announced = request.getContentLengthLong();
		if (announced > this.limit) {
			throw tooLarge();
		}
		byte[] body = read(request, announced);
		if (body.length > this.limit) {
			throw tooLarge();
		}
		if (body.length < announced) {
			throw incomplete("%d of %d bytes are there".formatted(body.length, announced));
		}
		return body;
	}

	private byte[] read(HttpServletRequest request, long announced) throws UnreadableRequestException {
		if (announced == 0) {
			return NO_BODY;
		}
		try {
			InputStream body = request.getInputStream();
			return (announced > 0) ? read(body, (int) announced) : body.readNBytes(this.limit + 1);
		}
		catch (IOException | IllegalStateException ex) {
			throw incomplete(String.valueOf(ex.getMessage()));
		}
	}

	private byte[] read(InputStream body, int announced) throws IOException {
		byte[] bytes = new byte[Math.min(announced, FIRST_BYTES)];
		int count = body.readNBytes(bytes, 0, bytes.length);
		while (count == bytes.length && count < announced) {
			bytes = Arrays.copyOf(bytes, (int) Math.min(announced, (long) count * GROWTH));
			count += body.readNBytes(bytes, count, bytes.length - count);
		}
		return (count == bytes.length) ? bytes : Arrays.copyOf(bytes, count);
	}

	private UnreadableRequestException tooLarge() {
		return new UnreadableRequestException(413,
				"Its body has more than %d bytes. Servers send less; ".formatted(this.limit)
						+ "if yours is set to send more, raise 'inngest.serve.max-request-size'");
	}

	private UnreadableRequestException incomplete(String details) {
		return new UnreadableRequestException(400,
				"Its body is incomplete: " + details + ". The connection broke, or a filter has read the body before");
	}

}

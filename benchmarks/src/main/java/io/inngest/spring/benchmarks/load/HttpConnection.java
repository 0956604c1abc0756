package io.inngest.spring.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that is kept alive and sends the same request over and over. Looks at an
 * answer only as far as it must to find the end, and allocates nothing but its head.
 */
final class HttpConnection implements AutoCloseable {

	private static final String OK = "HTTP/1.1 200 ";

	private static final String LENGTH = "content-length:";

	private static final String CHUNKED = "transfer-encoding: chunked";

	private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");

	private static final byte[] END_OF_CHUNKS = ascii("\r\n0\r\n\r\n");

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	private final byte[] request;

	private final byte[] buffer = new byte[16 * 1024];

	private int filled;

	/**
	 * Connects.
	 * @param port the server's port on this machine
	 * @param request the request
	 * @throws IOException if there is no connection
	 */
	HttpConnection(int port, byte[] request) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.in = this.socket.getInputStream();
		this.out = this.socket.getOutputStream();
		this.request = request;
	}

	/**
	 * Sends the request and waits for the whole answer, which has to be a success.
	 * @return the answer's body, as it came
	 * @throws IOException if there is no such answer
	 */
	String exchange() throws IOException {
		this.out.write(this.request);
		this.filled = 0;
		while (!holds(END_OF_HEAD, 0)) {
			fill();
		}
		int head = indexOf(END_OF_HEAD, 0) + END_OF_HEAD.length;
		String headers = new String(this.buffer, 0, head, StandardCharsets.ISO_8859_1);
		if (!headers.startsWith(OK)) {
			throw new IOException("The answer is no success: " + headers);
		}
		String lower = headers.toLowerCase(Locale.ROOT);
		return lower.contains(CHUNKED) ? chunks(head) : content(head, length(lower));
	}

	private String content(int head, int length) throws IOException {
		while (this.filled < head + length) {
			fill();
		}
		return new String(this.buffer, head, length, StandardCharsets.UTF_8);
	}

	private String chunks(int head) throws IOException {
		while (!holds(END_OF_CHUNKS, head)) {
			fill();
		}
		int first = indexOf(ascii("\r\n"), head) + 2;
		return new String(this.buffer, first, indexOf(END_OF_CHUNKS, head) - first, StandardCharsets.UTF_8);
	}

	private static int length(String headers) throws IOException {
		int start = headers.indexOf(LENGTH);
		if (start < 0) {
			throw new IOException("The answer does not say how long it is: " + headers);
		}
		start += LENGTH.length();
		return Integer.parseInt(headers.substring(start, headers.indexOf('\r', start)).strip());
	}

	private void fill() throws IOException {
		int read = this.in.read(this.buffer, this.filled, this.buffer.length - this.filled);
		if (read <= 0) {
			throw new EOFException("The connection ended, or the answer is too long");
		}
		this.filled += read;
	}

	private boolean holds(byte[] pattern, int from) {
		return indexOf(pattern, from) >= 0;
	}

	private int indexOf(byte[] pattern, int from) {
		for (int i = from; i <= this.filled - pattern.length; i++) {
			int matched = 0;
			while (matched < pattern.length && this.buffer[i + matched] == pattern[matched]) {
				matched++;
			}
			if (matched == pattern.length) {
				return i;
			}
		}
		return -1;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

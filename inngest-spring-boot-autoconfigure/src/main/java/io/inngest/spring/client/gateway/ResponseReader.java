package io.inngest.spring.client.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpReply;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.unit.DataSize;

/**
 * Reads answers, up to a size.
 */
class ResponseReader {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final DataSize maxSize;

	ResponseReader(DataSize maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * Reads an answer.
	 * @param call the request
	 * @param response its answer
	 * @return the answer
	 * @throws IOException if the connection breaks
	 * @throws NonRetriableError if the body is too large
	 */
	HttpReply read(HttpCall call, ClientHttpResponse response) throws IOException {
		byte[] bytes = bytes(call, response.getBody());
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
		String text = new String(bytes, charset(response.getHeaders()));
		return new HttpReply(response.getStatusCode().value(), headers,
				text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, call.url().toString());
	}

	private byte[] bytes(HttpCall call, InputStream body) throws IOException {
		int max = (int) Math.min(this.maxSize.toBytes(), Integer.MAX_VALUE - 16);
		byte[] bytes = body.readNBytes(max + 1);
		if (bytes.length > max) {
			// Otherwise the rest would be read in order to keep the connection
			body.close();
			throw new NonRetriableError("The answer to %s is larger than %s. Raise %s, or ask for less".formatted(call,
					text(this.maxSize), GatewaySettings.MAX_RESPONSE_SIZE));
		}
		return bytes;
	}

	private static String text(DataSize size) {
		return (size.toMegabytes() > 0) ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
	}

	private static Charset charset(HttpHeaders headers) {
		try {
			MediaType type = headers.getContentType();
			return (type != null && type.getCharset() != null) ? type.getCharset() : StandardCharsets.UTF_8;
		}
		catch (InvalidMediaTypeException ex) {
			return StandardCharsets.UTF_8;
		}
	}

}

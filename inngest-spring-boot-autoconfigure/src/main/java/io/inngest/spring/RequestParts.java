package io.inngest.spring;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * Checks the parts of requests that steps make. No message shows a value, since it may be
 * a secret.
 */
final class RequestParts {

	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern LINE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

	private RequestParts() {
	}

	static boolean isToken(String text) {
		return TOKEN.matcher(text).matches();
	}

	static boolean isLine(String text) {
		return LINE.matcher(text).matches();
	}

	static URI url(String text) {
		URI url = parse(text);
		boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		Assert.isTrue(web && url.getHost() != null,
				"'url' must be an absolute URL with http or https and a host, such as https://example.com/path");
		Assert.isTrue(url.getRawUserInfo() == null,
				"'url' must not hold a user: send a header 'Authorization' instead");
		return URI.create(url.toASCIIString());
	}

	private static URI parse(String text) {
		try {
			return URI.create(text);
		}
		catch (IllegalArgumentException ex) {
			// Without the cause, whose message shows all of it
			throw new IllegalArgumentException(
					"'url' is no URL: encode what is put into its path and query, such as blanks");
		}
	}

	static Map<String, String> with(Map<String, String> headers, String name, String value) {
		Assert.isTrue(isToken(name), "A header's name must have letters, digits and dashes only");
		Assert.isTrue(isLine(value), () -> "The value of header '" + name + "' must be one line of Latin letters");
		Map<String, String> result = new LinkedHashMap<>(headers);
		result.keySet().removeIf(name::equalsIgnoreCase);
		result.put(name, value);
		return Collections.unmodifiableMap(result);
	}

	static boolean contains(Map<String, String> headers, String name) {
		return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
	}

	static String segment(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	static String location(URI url) {
		return "%s://%s%s".formatted(url.getScheme(), url.getRawAuthority(), url.getRawPath());
	}

}

package io.inngest.spring.serve.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads the parameters of a query. The container would read the body too, if it is a
 * form, and so take it from whoever has to verify it.
 */
final class QueryString {

	private QueryString() {
	}

	static Map<String, String> parse(@Nullable String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : StringUtils.tokenizeToStringArray(query, "&")) {
			int separator = parameter.indexOf('=');
			String name = (separator >= 0) ? parameter.substring(0, separator) : parameter;
			String value = (separator >= 0) ? parameter.substring(separator + 1) : "";
			parameters.putIfAbsent(decode(name), decode(value));
		}
		return parameters;
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.inngest.spring.protocol.sync.FunctionConfig;

/**
 * Makes the URL under which a server calls one function.
 */
final class CallUrl {

	private CallUrl() {
	}

	static String of(URI url, String functionId) {
		String endpoint = url.toString();
		return "%s%sfnId=%s&stepId=%s".formatted(endpoint, (url.getRawQuery() != null) ? "&" : "?",
				URLEncoder.encode(functionId, StandardCharsets.UTF_8), FunctionConfig.STEP);
	}

}

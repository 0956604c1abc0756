package io.inngest.spring.client.rest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;

import javax.net.ssl.SSLHandshakeException;

import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.Mode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells what went wrong with a request and how to mend it, without telling secrets.
 */
class RequestFailures {

	private static final int MAX_EXCERPT = 300;

	private final String baseUrl;

	private final Mode mode;

	private final String urlProperties;

	private final String keyHint;

	private final @Nullable String secret;

	/**
	 * Creates the messages for one of the server's APIs.
	 * @param baseUrl where the API is
	 * @param mode which kind of server it is
	 * @param urlProperties the properties that say where the API is
	 * @param keyHint what to check when the server does not accept the key
	 * @param secret what must not be shown, if the server should repeat it
	 */
	RequestFailures(URI baseUrl, Mode mode, String urlProperties, String keyHint, @Nullable String secret) {
		this.baseUrl = UriComponentsBuilder.fromUri(baseUrl).userInfo(null).build().toUriString();
		this.mode = mode;
		this.urlProperties = urlProperties;
		this.keyHint = keyHint;
		this.secret = secret;
	}

	ServerRequestException unanswered(ServerCall call, IOException cause) {
		boolean sent = !isConnectFailure(cause);
		String problem;
		if (!sent) {
			problem = "no connection to %s (%s). %s".formatted(location(call), describe(cause), connectHint());
		}
		else if (cause instanceof HttpTimeoutException) {
			problem = "%s %s was not answered in time. The server may have carried it out all the same"
				.formatted(call.method(), location(call));
		}
		else {
			problem = "the connection broke during %s %s (%s). The server may have carried it out all the same"
				.formatted(call.method(), location(call), describe(cause));
		}
		return new ServerRequestException(sentence(call, problem), 0, sent, cause);
	}

	ServerRequestException refused(ServerCall call, Reply reply) {
		String problem = "%s %s was answered with status %d%s".formatted(call.method(), location(call), reply.status(),
				excerpt(reply));
		return new ServerRequestException(sentence(call, problem + hint(reply.status())), reply.status(),
				reply.status() >= 500, null);
	}

	ServerRequestException unreadable(ServerCall call, Reply reply, @Nullable Throwable cause) {
		String problem = "the answer to %s %s is not one of an Inngest server%s. Check %s".formatted(call.method(),
				location(call), excerpt(reply), this.urlProperties);
		return new ServerRequestException(sentence(call, problem), reply.status(), true, cause);
	}

	private static boolean isConnectFailure(IOException cause) {
		return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
				|| cause instanceof UnknownHostException || cause instanceof NoRouteToHostException
				|| cause instanceof SSLHandshakeException;
	}

	private String sentence(ServerCall call, String problem) {
		return "Cannot %s: %s".formatted(call.purpose(), problem);
	}

	private String location(ServerCall call) {
		return this.baseUrl + UriComponentsBuilder.fromUriString(call.path()).buildAndExpand(call.variables());
	}

	private String connectHint() {
		return (this.mode == Mode.DEV)
				? "Start the Dev Server ('npx inngest-cli@latest dev') or say where it is with %s"
					.formatted(this.urlProperties)
				: "Check %s, and the network".formatted(this.urlProperties);
	}

	private String hint(int status) {
		if (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value()) {
			return ". " + this.keyHint;
		}
		return (status / 100 == 3 || status == HttpStatus.NOT_FOUND.value())
				? ". Check %s".formatted(this.urlProperties) : "";
	}

	private String excerpt(Reply reply) {
		String text = reply.text().strip().replaceAll("\\s+", " ");
		if (text.isEmpty()) {
			return "";
		}
		if (StringUtils.hasText(this.secret)) {
			text = text.replace(this.secret, ServerConnections.MASK);
		}
		return ": " + ((text.length() > MAX_EXCERPT) ? text.substring(0, MAX_EXCERPT) + "…" : text);
	}

	private static String describe(IOException cause) {
		String name = cause.getClass().getSimpleName();
		return (cause.getMessage() != null) ? name + ": " + cause.getMessage() : name;
	}

}

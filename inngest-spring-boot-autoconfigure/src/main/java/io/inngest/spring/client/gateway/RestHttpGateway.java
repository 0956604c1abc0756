package io.inngest.spring.client.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.execution.request.HttpCall;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.request.HttpReply;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Makes requests with the application's {@code RestClient}: with what it adds to its
 * requests, but over connections of our own, which keep to the time-outs.
 */
class RestHttpGateway implements HttpGateway {

	private final GatewaySettings settings;

	private final ResponseReader reader;

	private final RestClient fetching;

	private final RestClient inferring;

	RestHttpGateway(GatewaySettings settings, RestClient.Builder builder) {
		this.settings = settings;
		this.reader = new ResponseReader(settings.maxResponseSize());
		HttpClient client = HttpClient.newBuilder()
			// With HTTP/2, requests without TLS would ask for an upgrade, which some
			// proxies do not understand
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(settings.connectTimeout())
			.build();
		SimpleAsyncTaskExecutor writers = new SimpleAsyncTaskExecutor("inngest-fetch-");
		writers.setVirtualThreads(settings.virtualThreads());
		this.fetching = restClient(builder, client, writers, settings.readTimeout());
		this.inferring = restClient(builder, client, writers, settings.inferenceTimeout());
	}

	private static RestClient restClient(RestClient.Builder builder, HttpClient client, Executor writers,
			Duration timeout) {
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client, writers);
		factory.setReadTimeout(timeout);
		factory.enableCompression(true);
		return builder.clone().requestFactory(factory).build();
	}

	@Override
	public HttpReply exchange(HttpCall call) {
		HttpReply reply = send(call);
		HttpCall next = Redirects.next(call, reply);
		for (int redirects = 0; next != null && redirects < Redirects.MAX; redirects++) {
			reply = send(next);
			next = Redirects.next(next, reply);
		}
		if (next != null) {
			throw new NonRetriableError("%s was redirected more than %d times".formatted(call, Redirects.MAX));
		}
		return reply;
	}

	private HttpReply send(HttpCall call) {
		long started = System.nanoTime();
		try {
			RestClient.RequestBodySpec request = client(call).method(HttpMethod.valueOf(call.method()))
				.uri(call.url())
				.headers((headers) -> call.headers().forEach(headers::set));
			if (call.body() != null) {
				byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
				// Not as an array, to which a converter would add a type
				request.contentLength(body.length).body((stream) -> stream.write(body));
			}
			return request.exchangeForRequiredValue((sent, response) -> this.reader.read(call, response));
		}
		catch (ResourceAccessException ex) {
			throw unanswered(call, (ex.getCause() instanceof IOException cause) ? cause : null,
					Duration.ofNanos(System.nanoTime() - started));
		}
		catch (IllegalArgumentException ex) {
			// Without the cause, whose message may show a header's value
			throw new NonRetriableError("%s is no request that can be made: %s refuses its method or a header"
				.formatted(call, HttpClient.class.getName()));
		}
	}

	private RestClient client(HttpCall call) {
		return (call.kind() == HttpCall.Kind.INFERENCE) ? this.inferring : this.fetching;
	}

	private RequestFailedException unanswered(HttpCall call, @Nullable IOException cause, Duration waited) {
		if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
				|| cause instanceof UnknownHostException) {
			return new RequestFailedException("No connection for %s (%s)".formatted(call, describe(cause)), cause);
		}
		boolean inference = call.kind() == HttpCall.Kind.INFERENCE;
		Duration timeout = inference ? this.settings.inferenceTimeout() : this.settings.readTimeout();
		// In the midst of a body, the connection is just closed
		if (cause instanceof HttpTimeoutException || waited.compareTo(timeout) >= 0) {
			return new RequestFailedException("%s was not answered within %s. Raise %s if it takes longer"
				.formatted(call, timeout, inference ? GatewaySettings.INFERENCE_TIMEOUT : GatewaySettings.READ_TIMEOUT),
					cause);
		}
		return new RequestFailedException(
				"The connection broke during %s (%s)".formatted(call, (cause != null) ? describe(cause) : "unknown"),
				cause);
	}

	private static String describe(IOException cause) {
		String name = cause.getClass().getSimpleName();
		return (cause.getMessage() != null) ? name + ": " + cause.getMessage() : name;
	}

}

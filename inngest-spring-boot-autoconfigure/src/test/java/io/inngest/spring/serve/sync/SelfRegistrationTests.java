package io.inngest.spring.serve.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.serve.ServeSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SelfRegistration} with a server that appears, disappears and appears
 * again.
 */
@ExtendWith(OutputCaptureExtension.class)
class SelfRegistrationTests {

	private static final URI URL = URI.create("http://localhost:8080/api/inngest");

	private final Queue<String> received = new ConcurrentLinkedQueue<>();

	private final OwnUrl ownUrl = mock(OwnUrl.class);

	private final FunctionRegistry functions = TestRegistries.of("shop", TestRegistries.function("shop", "ship"));

	private volatile Thread thread;

	private int port;

	private HttpServer server;

	private SelfRegistration registration;

	@BeforeEach
	void choosePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
		given(this.ownUrl.find()).willReturn(URL);
	}

	@AfterEach
	void stop() {
		if (this.registration != null) {
			this.registration.stop();
		}
		stopServer();
	}

	@Test
	void registersOnceTheServerIsThereAndAgainAfterItsRestart(CapturedOutput output) throws IOException {
		start(Mode.DEV, null, new ServeSettings());
		await().until(() -> output.getOut().contains("not yet registered"));
		startServer();
		await().until(() -> output.getOut().contains("Registered 1 function(s) of 'shop'"));
		assertThat(this.received).first().asString().contains("\"url\":\"" + URL + "\"").contains("shop-ship");
		stopServer();
		await().until(() -> output.getOut().contains("maybe no longer registered"));
		this.received.clear();
		startServer();
		await().until(() -> !this.received.isEmpty());
	}

	@Test
	void endsPromptlyWhenTheApplicationStops() {
		start(Mode.DEV, null, new ServeSettings());
		await().until(() -> this.thread != null);
		assertThat(this.thread.getName()).isEqualTo("inngest-sync");
		assertThat(this.thread.isDaemon()).isTrue();
		this.registration.stop();
		assertThat(this.registration.isRunning()).isFalse();
		await().until(() -> !this.thread.isAlive());
	}

	@Test
	void canBeStartedAgain() throws IOException {
		startServer();
		start(Mode.CLOUD, true, new ServeSettings());
		await().until(() -> this.received.size() == 1);
		this.registration.stop();
		this.registration.start();
		await().until(() -> this.received.size() == 2);
	}

	@Test
	void applicationWithoutWebServerDoesNothing() {
		given(this.ownUrl.find()).willReturn(null);
		start(Mode.DEV, true, new ServeSettings());
		assertThat(this.registration.isRunning()).isFalse();
	}

	@Test
	void applicationWithoutFunctionsDoesNothing() {
		start(new SelfRegistrationRule(new SyncSettings(true), new ServeSettings(), server(Mode.DEV),
				TestRegistries.of("shop")), Mode.DEV);
		assertThat(this.registration.isRunning()).isFalse();
	}

	@Test
	void registrationInTheCloudNeedsAnOrigin(CapturedOutput output) {
		start(Mode.CLOUD, null, new ServeSettings());
		assertThat(this.registration.isRunning()).isFalse();
		assertThat(output).contains("INFO")
			.contains("Set 'inngest.serve.origin'")
			.contains("registered only when the server asks for it");
	}

	@Test
	void registrationInTheCloudHappensWithAnOrigin() {
		start(Mode.CLOUD, null, new ServeSettings("/api/inngest", URI.create("https://shop.example"), null,
				ServeSettings.DEFAULT_MAX_REQUEST_SIZE));
		assertThat(this.registration.isRunning()).isTrue();
	}

	@Test
	void settingDecidesIfThereIsOne() {
		start(Mode.DEV, false, new ServeSettings());
		assertThat(this.registration.isRunning()).isFalse();
		start(Mode.CLOUD, true, new ServeSettings());
		assertThat(this.registration.isRunning()).isTrue();
	}

	private void start(Mode mode, Boolean onStartup, ServeSettings settings) {
		start(new SelfRegistrationRule(new SyncSettings(onStartup), settings, server(mode), this.functions), mode);
	}

	private void start(SelfRegistrationRule rule, Mode mode) {
		Pauses pauses = new Pauses(Duration.ofMillis(10), Duration.ofMillis(50),
				(mode == Mode.DEV) ? Duration.ofMillis(10) : null, () -> 0);
		this.registration = new SelfRegistration(rule, this.ownUrl,
				new RegistrationAttempts(
						new Registrar(new RegistrationFactory(this.functions), new HttpSdkApi(server(mode).apiUrl())),
						this.functions, server(mode), pauses));
		this.registration.start();
	}

	private InngestServer server(Mode mode) {
		URI url = URI.create("http://localhost:" + this.port);
		return new InngestServer(mode, url, url, null, List.of(), null);
	}

	private void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("localhost", this.port), 0);
		this.server.createContext("/fn/register", (exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			byte[] answer = "{\"ok\":true,\"modified\":%s}".formatted(this.received.isEmpty())
				.getBytes(StandardCharsets.UTF_8);
			this.received.add(body);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		this.server.start();
	}

	private void stopServer() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	/**
	 * Registrations over HTTP.
	 */
	private final class HttpSdkApi extends TestSdkApi {

		private final HttpClient client = HttpClient.newHttpClient();

		private final URI url;

		HttpSdkApi(URI url) {
			this.url = url.resolve("/fn/register");
		}

		@Override
		public ServerAnswer register(byte[] payload, Map<String, String> headers, String deployId) {
			SelfRegistrationTests.this.thread = Thread.currentThread();
			HttpRequest request = HttpRequest.newBuilder(this.url)
				.POST(HttpRequest.BodyPublishers.ofByteArray(payload))
				.build();
			try {
				HttpResponse<byte[]> response = this.client.send(request, HttpResponse.BodyHandlers.ofByteArray());
				return new ServerAnswer(response.statusCode(), response.body());
			}
			catch (IOException ex) {
				throw new ServerRequestException("nothing is there", 0, false, ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new ServerRequestException("interrupted", 0, true, ex);
			}
		}

	}

}

package io.inngest.spring.serve.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.TestServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class RequestBodyTests {

	private static final String PATH = "/api/inngest?fnId=shop-ping&stepId=step";

	private static final int LIMIT = 100_000;

	private final WebApplicationContextRunner runner = ServeApplication.runner(TestServers.dev(),
			new ServeSettings(ServeSettings.DEFAULT_PATH, null, null, DataSize.ofBytes(LIMIT)));

	@ParameterizedTest
	@ValueSource(ints = { 1, 8192, 65_536, 65_537, LIMIT })
	void arrivesByteForByte(int size) {
		byte[] body = new byte[size];
		new Random(size).nextBytes(body);
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(application.post(PATH, BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(200);
			// Of unknown length, therefore in chunks.
			assertThat(application.post(PATH, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
				.statusCode()).isEqualTo(200);
			assertThat(application.calls().requests()).hasSize(2)
				.allSatisfy((request) -> assertThat(request.body()).isEqualTo(body));
		});
	}

	@Test
	void isRefusedWhenItIsTooLarge(CapturedOutput output) {
		byte[] body = new byte[LIMIT + 1];
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpResponse<String> announced = application.post(PATH, BodyPublishers.ofByteArray(body));
			assertThat(announced.statusCode()).isEqualTo(413);
			assertThat(announced.headers().firstValue("x-inngest-sdk")).contains(Sdk.HEADER);
			assertThat(announced.body()).startsWith("{\"message\":\"Its body has more than 100000 bytes");
			assertThat(application.post(PATH, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
				.statusCode()).isEqualTo(413);
			assertThat(application.calls().requests()).isEmpty();
		});
		assertThat(output).contains("Refused POST /api/inngest", "inngest.serve.max-request-size");
	}

	@ParameterizedTest
	@CsvSource({ "content-length: 100, {\"event\":", "transfer-encoding: chunked, '9\r\n{\"event\":\r\n'",
			"transfer-encoding: chunked, '9\r\n{\"eve'" })
	void isRefusedWhenTheConnectionBreaks(String header, String start, CapturedOutput output) {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			abort(application, "POST %s HTTP/1.1\r\nhost: localhost\r\n%s\r\n\r\n%s".formatted(PATH, header, start));
			await().untilAsserted(() -> assertThat(output).contains("Its body is incomplete"));
			assertThat(application.calls().requests()).isEmpty();
		});
	}

	@Test
	void isRefusedWhenItsChunksAreMalformed() {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			try (Socket socket = application.write("POST %s HTTP/1.1\r\nhost: localhost\r\n".formatted(PATH)
					+ "transfer-encoding: chunked\r\n\r\nnonsense\r\n\r\n")) {
				assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
					.isEqualTo("HTTP/1.1 400");
			}
			assertThat(application.calls().requests()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "text/plain", "nonsense" })
	void doesNotDependOnTheContentType(String contentType) {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpResponse<String> response = application.send(application.request("/api/inngest?probe=trust")
				.header("content-type", contentType)
				.POST(BodyPublishers.ofString("a=b&probe=other")));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("x-inngest-sdk")).contains(Sdk.HEADER);
		});
	}

	@ParameterizedTest
	@CsvSource({ "multipart/form-data, 415", "multipart/form-data; boundary=x, 400" })
	void isRefusedWhenSpringTakesItForAnUpload(String contentType, int status, CapturedOutput output) {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpResponse<String> response = application.send(application.request(PATH)
				.header("content-type", contentType)
				.POST(BodyPublishers.ofString("--x--")));
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(response.headers().firstValue("x-inngest-sdk")).contains(Sdk.HEADER);
			assertThat(application.calls().requests()).isEmpty();
		});
		assertThat(output).contains("Refused POST /api/inngest: Its body is");
	}

	private void abort(ServeApplication application, String request) throws IOException {
		try (Socket socket = application.write(request)) {
			socket.shutdownOutput();
		}
	}

}

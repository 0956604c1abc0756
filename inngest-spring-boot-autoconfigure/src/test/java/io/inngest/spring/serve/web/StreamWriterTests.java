package io.inngest.spring.serve.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.StreamedAnswer;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StreamWriter}.
 */
class StreamWriterTests {

	private static final ServeResponse ANSWER = new ServeResponse(206, Map.of("x-inngest-signature", "t=1&s=2"),
			"[\"é\"]".getBytes(StandardCharsets.UTF_8));

	private final Executor threads = new SimpleAsyncTaskExecutor();

	@Test
	void putsTheAnswerIntoAnEnvelope() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();

		write(Duration.ofMinutes(1), () -> ANSWER, response);

		assertThat(response.getStatus()).isEqualTo(201);
		assertThat(response.getHeader("x-inngest-sdk")).isEqualTo("test");
		JsonNode envelope = JsonMapper.shared().readTree(response.getContentAsByteArray());
		assertThat(envelope.propertyNames()).containsExactly("status", "headers", "body", "version");
		assertThat(envelope.path("status").asInt()).isEqualTo(206);
		assertThat(envelope.path("headers").path("x-inngest-signature").asString()).isEqualTo("t=1&s=2");
		assertThat(envelope.path("body").asString()).isEqualTo("[\"é\"]");
	}

	@Test
	void sendsHeadAndBlanksWhileTheCallLasts() throws Exception {
		CountDownLatch blanks = new CountDownLatch(2);
		MockHttpServletResponse response = new MockHttpServletResponse() {

			@Override
			public void flushBuffer() {
				super.flushBuffer();
				if (getContentAsByteArray().length > 0) {
					blanks.countDown();
				}
			}

		};

		write(Duration.ofMillis(1), () -> {
			await(blanks);
			return ANSWER;
		}, response);

		assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)).startsWith("  ").endsWith("}");
		assertThat(JsonMapper.shared().readTree(response.getContentAsByteArray()).path("status").asInt())
			.isEqualTo(206);
	}

	@Test
	void callThatTheClientDoesNotWaitForRunsToItsEndBeforeTheRequestEnds() {
		CountDownLatch attempted = new CountDownLatch(1);
		AtomicBoolean ended = new AtomicBoolean();
		MockHttpServletResponse response = new MockHttpServletResponse() {

			@Override
			public ServletOutputStream getOutputStream() {
				attempted.countDown();
				return new BrokenStream();
			}

		};

		write(Duration.ofMillis(1), () -> {
			await(attempted);
			ended.set(true);
			return ANSWER;
		}, response);

		assertThat(ended).isTrue();
	}

	@Test
	void failureThatCannotBeAnsweredBreaksTheAnswerOff() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		OutOfMemoryError failure = new OutOfMemoryError();
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> write(Duration.ofMinutes(1), () -> {
			throw failure;
		}, response)).isSameAs(failure);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> write(Duration.ofMinutes(1), () -> {
			throw new IllegalStateException("broken");
		}, response)).withRootCauseExactlyInstanceOf(IllegalStateException.class);
		assertThat(response.getContentAsByteArray()).isEmpty();
	}

	private void write(Duration interval, Supplier<ServeResponse> call, MockHttpServletResponse response) {
		ServeResponse head = new ServeResponse(201, Map.of("x-inngest-sdk", "test"), new byte[0]);
		new StreamWriter(interval, this.threads).write(new StreamedAnswer(head, call), response);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The connection of a client that has gone.
	 */
	private static final class BrokenStream extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("Only blocking writes are expected");
		}

		@Override
		public void write(int b) throws IOException {
			throw new IOException("Broken pipe");
		}

		@Override
		public void write(byte[] bytes) throws IOException {
			throw new IOException("Broken pipe");
		}

	}

}

package io.inngest.spring.client.rest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.inngest.spring.Event;
import io.inngest.spring.EventsNotSentException;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.event.EventRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class RestEventSenderTests {

	private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	private static final String SEED = "x-inngest-event-id-seed";

	private final StubServer server = new StubServer();

	private final List<Duration> pauses = new ArrayList<>();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void sendsEventsAsRecorded() {
		List<JsonNode> recorded = RecordedRequests.of("send-events-http").subList(0, 3);
		recorded.forEach((exchange) -> RecordedRequests.play(exchange, this.server));
		Event<?> full = Event.of("shop/full", Map.of("a", Map.of("b", Arrays.asList(1, 2, null))))
			.withId("full-1")
			.withTs(Instant.ofEpochMilli(1767225600000L))
			.withV("2026-01-01")
			.withUser(Map.of("email", "ann@example.com"));
		assertThat(sendAt(recorded.get(0), List.of(Event.of("shop/one", Map.of("a", 1)))))
			.containsExactly("01M7WCRTJPS16231S2GABG0WMQ");
		assertThat(sendAt(recorded.get(1),
				List.of(Event.of("shop/many", Map.of("n", 1)), Event.of("shop/many", Map.of("n", 2)).withId("many-2"))))
			.containsExactly("01M7WCRTJVR2FDR2DXV2B41V0H", "01M7WCRTJVR2FDR2DXV2B41V0J");
		assertThat(sendAt(recorded.get(2), List.of(full))).containsExactly("01M7WCRTK4ZCZGY1KZ1YE50K1X");
		for (int i = 0; i < recorded.size(); i++) {
			StubServer.Request request = this.server.requests().get(i);
			assertThat(request.line()).isEqualTo(RecordedRequests.line(recorded.get(i)));
			assertThat(request.json()).isEqualTo(RecordedRequests.requestBody(recorded.get(i)));
			assertThat(request.headers()).containsEntry("content-type", "application/json");
			assertThat(seedTime(request)).isEqualTo(RecordedRequests.header(recorded.get(i), SEED).split(",")[0]);
		}
	}

	@Test
	void sendsEventsToAServerInTheCloudAsRecorded() {
		JsonNode recorded = RecordedRequests.of("send-events-http-cloud").get(0);
		RecordedRequests.play(recorded, this.server);
		assertThat(sender(cloud("throwaway-event-key")).send(List.of(Event.of("shop/one", Map.of("a", 1)))))
			.containsExactly("01M7WCRXT00CQ3R73N0DK8Z0H5");
		assertThat(this.server.requests().get(0).line()).isEqualTo(RecordedRequests.line(recorded));
		assertThat(this.server.requests().get(0).headers()).doesNotContainKey("authorization");
	}

	@Test
	void reportsAWrongEventKeyAsRecorded() {
		RecordedRequests.play(RecordedRequests.of("send-events-http-cloud").get(1), this.server);
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(cloud("wrong-key")).send(events(2)))
			.withMessageStartingWith(
					"Cannot send events: POST %s/e/*** was answered with status 401".formatted(this.server.url()))
			.withMessageEndingWith(
					"The server does not accept the event key: check 'inngest.event-key' (INNGEST_EVENT_KEY)")
			.withCauseInstanceOf(ServerRequestException.class)
			.satisfies((ex) -> {
				assertThat(ex.ids()).isEmpty();
				assertThat(ex.unconfirmed()).isEqualTo(2);
			});
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void givesEachRequestASeedThatAServerAccepts() {
		this.server.answers(200, "{\"ids\":[\"1\"],\"status\":200}").answers(200, "{\"ids\":[\"2\"],\"status\":200}");
		EventSender sender = sender(TestConnections.dev(this.server.url()));
		sender.send(events(1));
		sender.send(events(1));
		List<String> seeds = seeds();
		assertThat(seeds).doesNotHaveDuplicates().allSatisfy((seed) -> {
			assertThat(seed).startsWith(NOW.toEpochMilli() + ",");
			assertThat(Base64.getDecoder().decode(seed.split(",")[1])).hasSize(10);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 502, 503 })
	void repeatsARequestWithTheSameSeed(int status) {
		this.server.answers(status, "").answers(status, "").answers(200, "{\"ids\":[\"1\"],\"status\":200}");
		assertThat(sender(TestConnections.dev(this.server.url())).send(events(1))).containsExactly("1");
		assertThat(seeds()).hasSize(3).containsOnly(seeds().get(0));
		assertThat(this.server.requests()).extracting(StubServer.Request::body)
			.containsOnly(this.server.requests().get(0).body());
		assertThat(this.pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
		assertThat(this.pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(300));
	}

	@Test
	void repeatsARequestThatIsNotAnswered() {
		this.server.isSilent().hangsUp().answers(200, "{\"ids\":[\"1\"],\"status\":200}");
		EventSender sender = sender(TestConnections.dev(this.server.url()), TestConnections.IMPATIENT);
		assertThat(sender.send(events(1))).containsExactly("1");
		assertThat(seeds()).hasSize(3).containsOnly(seeds().get(0));
	}

	@Test
	void givesUpAfterFiveRepetitions() {
		IntStream.range(0, 6).forEach((number) -> this.server.answers(503, "down"));
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events(1)))
			.withMessageEndingWith("/e/*** was answered with status 503: down");
		assertThat(this.server.requests()).hasSize(6);
		assertThat(this.pauses).hasSize(5);
	}

	@Test
	void repeatsWhenThereIsNoServerYet() {
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(TestConnections.nowhere())).send(events(3)))
			.withMessageContaining("no connection to")
			.satisfies((ex) -> assertThat(ex.unconfirmed()).isEqualTo(3));
		assertThat(this.pauses).hasSize(5);
	}

	@Test
	void stopsRepeatingWhenTheThreadIsToStop() {
		this.server.answers(503, "down");
		EventSender sender = sender(TestConnections.dev(this.server.url()), TestConnections.PATIENT, (duration) -> {
			throw new InterruptedException();
		});
		assertThatExceptionOfType(EventsNotSentException.class).isThrownBy(() -> sender.send(events(1)));
		assertThat(Thread.interrupted()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 400, 404, 413 })
	void doesNotRepeatARequestThatIsRefused(int status) {
		this.server.answers(status, "");
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events(1)));
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "Thu, 15 Jan 2026 12:00:07 GMT" })
	void waitsAsLongAsTheServerWants(String retryAfter) {
		this.server.answers(429, Map.of("Retry-After", retryAfter), "")
			.answers(200, "{\"ids\":[\"1\"],\"status\":200}");
		sender(TestConnections.dev(this.server.url())).send(events(1));
		assertThat(this.pauses).containsExactly(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "", "-1", "99999999999999999999", "Thu, 15 Jan 2026 11:00:00 GMT" })
	void ignoresAWaitThatMakesNoSense(String retryAfter) {
		this.server.answers(503, Map.of("Retry-After", retryAfter), "")
			.answers(200, "{\"ids\":[\"1\"],\"status\":200}");
		sender(TestConnections.dev(this.server.url())).send(events(1));
		assertThat(this.pauses).singleElement()
			.satisfies((pause) -> assertThat(pause).isLessThan(Duration.ofSeconds(1)));
	}

	@Test
	void doesNotWaitForEver() {
		this.server.answers(429, Map.of("Retry-After", "3600"), "too many");
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events(1)))
			.withMessageContaining("429: too many");
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void dividesWhatIsTooMuchForOneRequest() {
		this.server.answers(200, "{\"ids\":[\"1\"],\"status\":200}").answers(200, "{\"ids\":[\"2\"],\"status\":200}");
		List<Event<?>> large = List.of(large(), large());
		assertThat(sender(TestConnections.dev(this.server.url())).send(large)).containsExactly("1", "2");
		assertThat(seeds()).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void tellsWhichEventsWentThrough() {
		this.server.answers(200, "{\"ids\":[\"1\"],\"status\":200}")
			.answers(400, "{\"ids\":[\"2\"],\"status\":400,\"error\":\"Event is over the max size\"}");
		List<Event<?>> events = List.of(large(), large(), Event.of("a/b", Map.of()), Event.of("a/b", Map.of()));
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events))
			.withMessageStartingWith("Only the first 2 of 4 events were sent. Cannot send events: POST")
			.withMessageContaining("Event is over the max size")
			.satisfies((ex) -> {
				assertThat(ex.ids()).containsExactly("1", "2");
				assertThat(ex.unconfirmed()).isEqualTo(2);
			});
	}

	@Test
	void readsRefusalsAsRecorded() {
		List<JsonNode> refusals = RecordedRequests.of("send-events-http")
			.stream()
			.filter((exchange) -> exchange.at("/response/status").intValue() == 400)
			.toList();
		assertThat(refusals).isNotEmpty().allSatisfy((refusal) -> {
			RecordedRequests.play(refusal, this.server);
			List<String> ids = refusal.at("/response/body/ids")
				.valueStream()
				.map(JsonNode::stringValue)
				.filter((id) -> !id.isEmpty())
				.toList();
			assertThatExceptionOfType(EventsNotSentException.class)
				.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events(2)))
				.withMessageContaining(refusal.at("/response/body/error").stringValue())
				.satisfies((ex) -> assertThat(ex.ids()).isEqualTo(ids));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Welcome</html>", "", "{}", "[]", "{\"ids\":[\"1\"],\"status\":200}",
			"{\"ids\":[\"1\",\"\"],\"status\":200}" })
	void takesNothingForGrantedThatTheServerDoesNotConfirm(String body) {
		this.server.answers(200, body);
		assertThatExceptionOfType(EventsNotSentException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url())).send(events(2)))
			.withMessageContaining("is not one of an Inngest server");
	}

	@Test
	void sendsNothingThatIsNotAllowed() {
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> sender(TestConnections.dev(this.server.url()))
				.send(List.of(Event.of("a/b", Map.of()), Event.of("inngest/x", Map.of()))));
		assertThat(sender(TestConnections.dev(this.server.url())).send(List.of())).isEmpty();
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void refusesToSendWithoutAKey() {
		assertThatIllegalStateException().isThrownBy(() -> sender(cloud(null)).send(events(1)))
			.withMessage(
					"Cannot send events: there is no event key. Set 'inngest.event-key' (INNGEST_EVENT_KEY) to a key "
							+ "of your Inngest environment");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void doesNotTellTheKey(CapturedOutput output) {
		String key = "se/cret key";
		this.server.answers(401, "no such key: " + key).hangsUp();
		EventSender sender = sender(cloud(key), TestConnections.PATIENT, (duration) -> {
			throw new InterruptedException();
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(EventsNotSentException.class).isThrownBy(() -> sender.send(events(1)))
				.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain("cret").contains("/e/***"));
		}
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.server.requests()).extracting(StubServer.Request::line).containsOnly("POST /e/se%2Fcret%20key");
		assertThat(output.getAll()).doesNotContain("cret");
	}

	private List<String> sendAt(JsonNode recorded, List<Event<?>> events) {
		long time = Long.parseLong(RecordedRequests.header(recorded, SEED).split(",")[0]);
		Clock clock = Clock.fixed(Instant.ofEpochMilli(time), ZoneOffset.UTC);
		return sender(TestConnections.dev(this.server.url()), TestConnections.PATIENT, this.pauses::add, clock)
			.send(events);
	}

	private static String seedTime(StubServer.Request request) {
		return request.headers().get(SEED).split(",")[0];
	}

	private List<String> seeds() {
		return this.server.requests().stream().map((request) -> request.headers().get(SEED)).toList();
	}

	private InngestServer cloud(String eventKey) {
		return TestConnections.cloud(this.server.url(), eventKey);
	}

	private EventSender sender(InngestServer server) {
		return sender(server, TestConnections.PATIENT);
	}

	private EventSender sender(InngestServer server, ClientSettings settings) {
		return sender(server, settings, this.pauses::add);
	}

	private EventSender sender(InngestServer server, ClientSettings settings, SendRetry.Pause pause) {
		return sender(server, settings, pause, CLOCK);
	}

	private static EventSender sender(InngestServer server, ClientSettings settings, SendRetry.Pause pause,
			Clock clock) {
		return new RestEventSender(TestConnections.to(server, settings).events(),
				new EventRules(JsonMapper.shared(), clock), new EventIdSeed(clock), new SendRetry(pause, clock));
	}

	private static List<Event<?>> events(int number) {
		return IntStream.range(0, number).<Event<?>>mapToObj((index) -> Event.of("a/b", Map.of("n", index))).toList();
	}

	private static Event<?> large() {
		return Event.of("a/large", Map.of("text", "x".repeat(3_000_000)));
	}

	private static String stackTrace(Throwable thrown) {
		StringWriter text = new StringWriter();
		thrown.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

}

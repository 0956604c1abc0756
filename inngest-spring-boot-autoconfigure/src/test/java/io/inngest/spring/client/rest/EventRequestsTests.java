package io.inngest.spring.client.rest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.inngest.spring.protocol.event.OutgoingEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EventRequestsTests {

	private static final OutgoingEvent EVENT = new OutgoingEvent(null, "a/é", "{}", null, 1, null);

	private static final int SIZE = EVENT.json().getBytes(StandardCharsets.UTF_8).length;

	@Test
	void putsEventsIntoOneRequestIfTheyFit() {
		List<EventRequests.Part> parts = EventRequests.of(Collections.nCopies(3, EVENT), 3, 3 * SIZE + 4);
		assertThat(parts).singleElement().satisfies((part) -> {
			assertThat(part.events()).isEqualTo(3);
			assertThat(JsonMapper.shared().readTree(part.body())).hasSize(3);
			assertThat(part.body()).hasSize(3 * SIZE + 4);
		});
	}

	@Test
	void dividesEventsByTheirNumber() {
		assertThat(EventRequests.of(Collections.nCopies(7, EVENT), 3, 1_000_000)).extracting(EventRequests.Part::events)
			.containsExactly(3, 3, 1);
	}

	@Test
	void dividesEventsByTheirSize() {
		assertThat(EventRequests.of(Collections.nCopies(5, EVENT), 100, 3 * SIZE + 3))
			.extracting(EventRequests.Part::events)
			.containsExactly(2, 2, 1);
	}

	@Test
	void sendsAnEventThatIsTooLargeAlone() {
		assertThat(EventRequests.of(Collections.nCopies(2, EVENT), 100, 10)).extracting(EventRequests.Part::events)
			.containsExactly(1, 1);
	}

	@Test
	void keepsTheOrder() {
		List<OutgoingEvent> events = IntStream.range(0, 10)
			.mapToObj((number) -> new OutgoingEvent("id-" + number, "a/b", "{}", null, 1, null))
			.toList();
		assertThat(EventRequests.of(events, 4, 1_000_000))
			.flatExtracting((part) -> JsonMapper.shared()
				.readTree(part.body())
				.valueStream()
				.map((event) -> event.get("id").stringValue())
				.toList())
			.isEqualTo(events.stream().map(OutgoingEvent::id).toList());
	}

	@Test
	void makesNoRequestWithoutEvents() {
		assertThat(EventRequests.of(List.of(), 10, 10)).isEmpty();
	}

}

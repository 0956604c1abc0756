package io.inngest.spring.serve.replay;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;

/**
 * What applications sent by themselves, outside of a function.
 */
final class RecordedSends {

	private static final Map<String, Consumer<Inngest>> SENDS = Map.of("env-header", RecordedSends::ping,
			"send-events-http", RecordedSends::events, "send-events-http-cloud", RecordedSends::cloudEvent);

	private RecordedSends() {
	}

	static void repeat(String scenario, ReplayApplication application) {
		if (SENDS.containsKey(scenario)) {
			SENDS.get(scenario).accept(application.bean(Inngest.class));
		}
	}

	/**
	 * The recordings of applications that do nothing but send.
	 */
	static Set<String> withoutFunctions() {
		return Set.of("send-events-http", "send-events-http-cloud");
	}

	private static void ping(Inngest inngest) {
		inngest.send("shop/ping", Map.of("n", 3));
	}

	private static void events(Inngest inngest) {
		inngest.send("shop/one", Map.of("a", 1));
		inngest.send(
				List.of(Event.of("shop/many", Map.of("n", 1)), Event.of("shop/many", Map.of("n", 2)).withId("many-2")));
		inngest.send(Event.of("shop/full", Map.of("a", Map.of("b", Arrays.asList(1, 2, null))))
			.withId("full-1")
			.withTs(Instant.ofEpochMilli(1767225600000L))
			.withV("2026-01-01")
			.withUser(Map.of("email", "ann@example.com")));
	}

	private static void cloudEvent(Inngest inngest) {
		inngest.send("shop/one", Map.of("a", 1));
	}

}

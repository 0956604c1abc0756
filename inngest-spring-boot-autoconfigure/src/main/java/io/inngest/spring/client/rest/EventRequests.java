package io.inngest.spring.client.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.protocol.event.OutgoingEvent;

/**
 * Divides events among the bodies of as few requests as the limits allow.
 */
final class EventRequests {

	private final int maxEvents;

	private final int maxSize;

	private final List<Part> parts = new ArrayList<>();

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private int events;

	private EventRequests(int maxEvents, int maxSize) {
		this.maxEvents = maxEvents;
		this.maxSize = maxSize;
	}

	/**
	 * Divides events.
	 * @param events the events
	 * @param maxEvents the largest number of events in one request
	 * @param maxSize the largest number of bytes in one request; a single event may
	 * exceed it
	 * @return the requests, in the events' order
	 */
	static List<Part> of(List<OutgoingEvent> events, int maxEvents, int maxSize) {
		EventRequests requests = new EventRequests(maxEvents, maxSize);
		events.forEach(requests::add);
		requests.close();
		return requests.parts;
	}

	private void add(OutgoingEvent event) {
		byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
		// With the comma before it and the bracket after it
		if (this.events == this.maxEvents || this.body.size() + json.length + 2 > this.maxSize) {
			close();
		}
		this.body.write((this.events == 0) ? '[' : ',');
		this.body.writeBytes(json);
		this.events++;
	}

	private void close() {
		if (this.events > 0) {
			this.body.write(']');
			this.parts.add(new Part(this.events, this.body.toByteArray()));
			this.body.reset();
			this.events = 0;
		}
	}

	/**
	 * What goes into one request.
	 *
	 * @param events the number of events
	 * @param body a JSON array of them
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Part(int events, byte[] body) {

	}

}

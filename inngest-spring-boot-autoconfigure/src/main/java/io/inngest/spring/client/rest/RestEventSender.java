package io.inngest.spring.client.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.EventsNotSentException;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.event.EventRules;
import io.inngest.spring.protocol.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events through the event API.
 */
class RestEventSender implements EventSender {

	/**
	 * Bytes in one request. Servers limit events, not requests; but a request has to be
	 * answered before the read time-out, and is repeated as a whole when it is not.
	 */
	private static final int MAX_REQUEST = 4 * 1024 * 1024;

	private final ServerConnection connection;

	private final EventRules rules;

	private final EventIdSeed seeds;

	private final SendRetry retry;

	RestEventSender(ServerConnection connection, EventRules rules, EventIdSeed seeds, SendRetry retry) {
		this.connection = connection;
		this.rules = rules;
		this.seeds = seeds;
		this.retry = retry;
	}

	@Override
	public List<String> send(Collection<? extends Event<?>> events) {
		List<OutgoingEvent> checked = this.rules.check(events);
		List<String> ids = new ArrayList<>(checked.size());
		for (EventRequests.Part part : EventRequests.of(checked, EventRules.MAX_EVENTS, MAX_REQUEST)) {
			Answer answer = post(part);
			ids.addAll(answer.ids());
			if (answer.failure() != null) {
				throw notSent(ids, checked.size(), answer.failure());
			}
		}
		return ids;
	}

	private Answer post(EventRequests.Part part) {
		ServerCall call = ServerCall.post("send events", "/e/{key}", Map.of("key", ServerConnections.MASK),
				Map.of(ProtocolHeaders.EVENT_ID_SEED, this.seeds.next()), part.body());
		try {
			Reply reply = this.retry.call(() -> this.connection.exchange(call));
			List<String> ids = ids(reply);
			if (!reply.isSuccess()) {
				return new Answer(ids, this.connection.failures().refused(call, reply));
			}
			return new Answer(ids,
					(ids.size() == part.events()) ? null : this.connection.failures().unreadable(call, reply, null));
		}
		catch (ServerRequestException ex) {
			return new Answer(List.of(), ex);
		}
	}

	// A refusal has the ids of the events before the one that was refused, or an empty id
	private static List<String> ids(Reply reply) {
		try {
			return JsonMapper.shared()
				.readTree(reply.body())
				.path("ids")
				.valueStream()
				.map(JsonNode::asString)
				.takeWhile((id) -> !id.isEmpty())
				.toList();
		}
		catch (JacksonException ex) {
			return List.of();
		}
	}

	private static EventsNotSentException notSent(List<String> ids, int total, ServerRequestException cause) {
		String message = ids.isEmpty() ? String.valueOf(cause.getMessage())
				: "Only the first %d of %d events were sent. %s".formatted(ids.size(), total, cause.getMessage());
		return new EventsNotSentException(message, ids, total - ids.size(), cause);
	}

	/**
	 * What became of one request.
	 *
	 * @param ids the ids of the events that went through
	 * @param failure why it was not all of them
	 */
	private record Answer(List<String> ids, @Nullable ServerRequestException failure) {

	}

}

package io.inngest.spring.engine.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.protocol.event.EventRules;
import io.inngest.spring.protocol.event.OutgoingEvent;

/**
 * Brings what applications send into its stored form.
 */
class EventEncoder {

	private final EventRules rules;

	private final IdSource ids;

	private final Clock clock;

	EventEncoder(EventRules rules, IdSource ids, Clock clock) {
		this.rules = rules;
		this.ids = ids;
		this.clock = clock;
	}

	List<StoredEvent> encode(Collection<? extends Event<?>> events) {
		List<OutgoingEvent> checked = this.rules.check(events);
		List<StoredEvent> stored = new ArrayList<>(checked.size());
		for (OutgoingEvent event : checked) {
			stored.add(encode(event));
		}
		return stored;
	}

	private StoredEvent encode(OutgoingEvent event) {
		String key = this.ids.next();
		return new StoredEvent(key, (event.id() != null) ? event.id() : key, event.name(), event.data(), event.user(),
				event.ts(), event.version(), this.clock.millis());
	}

}

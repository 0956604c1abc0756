package io.inngest.spring.engine.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.inngest.spring.Event;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The front door of the engine: every event comes in here, the engine's own included.
 */
public class EventIntake {

	private static final Logger logger = LoggerFactory.getLogger(EventIntake.class);

	private final Database database;

	private final EventEncoder encoder;

	private final EventTable events;

	private final Dispatch dispatch;

	private final WakeUp wakeUp;

	private final AtomicBoolean warned = new AtomicBoolean();

	EventIntake(Database database, EventEncoder encoder, EventTable events, Dispatch dispatch, WakeUp wakeUp) {
		this.database = database;
		this.encoder = encoder;
		this.events = events;
		this.dispatch = dispatch;
		this.wakeUp = wakeUp;
	}

	/**
	 * Accepts events, all or none: as part of the caller's transaction on the engine's
	 * database if there is one, else in a transaction of their own.
	 * @param events the events
	 * @return the keys under which they are stored
	 * @throws io.inngest.spring.InvalidEventException if one of the events cannot be
	 * accepted
	 */
	public List<String> accept(Collection<? extends Event<?>> events) {
		List<StoredEvent> stored = this.encoder.encode(events);
		if (stored.isEmpty()) {
			return List.of();
		}
		if (this.database.inCallersTransaction()) {
			join(stored);
		}
		else {
			warnBesideOtherTransaction();
			acceptNow(stored);
		}
		return stored.stream().map(StoredEvent::key).toList();
	}

	/**
	 * Checks events and brings them into their stored form without storing them.
	 * @param events the events
	 * @return what to store
	 * @throws io.inngest.spring.InvalidEventException if one of the events cannot be
	 * accepted
	 */
	public List<StoredEvent> prepare(Collection<? extends Event<?>> events) {
		return this.encoder.encode(events);
	}

	/**
	 * Whether an event starts any function.
	 * @param event the event
	 * @return {@code false} if storing it is all there is to do
	 */
	public boolean startsFunctions(StoredEvent event) {
		return this.dispatch.concerns(event);
	}

	/**
	 * Tells that another statement has stored an event that somebody waits for.
	 * @param arrivals the number of arrivals that it noted
	 */
	public void noted(int arrivals) {
		this.events.noted(arrivals);
	}

	/**
	 * Stores events and starts the functions that wait for them, as part of a transaction
	 * of the engine. The queue is to be woken after it.
	 * @param jdbc the transaction
	 * @param stored the events
	 * @return the number of events
	 */
	public int acceptWithin(JdbcOperations jdbc, List<StoredEvent> stored) {
		this.events.insert(jdbc, stored);
		stored.forEach((event) -> this.dispatch.dispatch(jdbc, event));
		return stored.size();
	}

	private void acceptNow(List<StoredEvent> stored) {
		if (!this.dispatch.isReady()) {
			this.database.transaction((jdbc) -> this.events.insertSilently(jdbc, stored, true));
			this.dispatch.signal();
			return;
		}
		if (stored.size() > 1 || !this.dispatch.storeAndDispatch(stored.get(0))) {
			this.database.transaction((jdbc) -> acceptWithin(jdbc, stored));
		}
		this.wakeUp.now();
	}

	private void join(List<StoredEvent> stored) {
		// Functions are started later: that takes locks, which must not be held until the
		// caller commits.
		JdbcOperations jdbc = this.database.callersTransaction();
		Map<Boolean, List<StoredEvent>> byPending = stored.stream()
			.collect(Collectors.partitioningBy(this.dispatch::concerns));
		List<StoredEvent> pending = byPending.getOrDefault(true, List.of());
		List<StoredEvent> others = byPending.getOrDefault(false, List.of());
		if (!others.isEmpty()) {
			this.events.insertSilently(jdbc, others, false);
		}
		if (!pending.isEmpty()) {
			this.events.insertSilently(jdbc, pending, true);
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				// Not before: the events come when the caller commits, and who waits for
				// them may begin to do so until then. Pending ones come when they are
				// dispatched.
				EventIntake.this.events.arrive(jdbc, others);
			}

			@Override
			public void afterCommit() {
				if (!pending.isEmpty()) {
					EventIntake.this.dispatch.signal();
				}
			}

		});
	}

	private void warnBesideOtherTransaction() {
		if (TransactionSynchronizationManager.isActualTransactionActive() && this.warned.compareAndSet(false, true)) {
			logger.warn("Events were sent inside a transaction that is not one of the engine's DataSource. They are "
					+ "stored at once, and stay when that transaction rolls back. This is said once");
		}
	}

}

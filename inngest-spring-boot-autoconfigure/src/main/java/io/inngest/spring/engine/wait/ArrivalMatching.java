package io.inngest.spring.engine.wait;

import java.util.List;
import java.util.Map;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.arrival.PastEvents;
import io.inngest.spring.engine.queue.Chore;
import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to the runs that wait for them: one event after the other, in the order
 * in which they came, and a page of waits in a transaction. An event stays noted until
 * all its waits were looked at; after a crash that is done once more, which changes
 * nothing for those that it had resolved. So do two nodes that are at the same event.
 */
class ArrivalMatching implements Chore {

	private static final Logger logger = LoggerFactory.getLogger(ArrivalMatching.class);

	private final Database database;

	private final Arrivals arrivals;

	private final WaitTable waits;

	private final RunQueue queue;

	private final WakeUp wakeUp;

	private final Judgement judgement;

	private @Nullable Candidates current;

	ArrivalMatching(Database database, Arrivals arrivals, WaitTable waits, RunQueue queue, WakeUp wakeUp,
			Judgement judgement) {
		this.database = database;
		this.arrivals = arrivals;
		this.waits = waits;
		this.queue = queue;
		this.wakeUp = wakeUp;
		this.judgement = judgement;
	}

	@Override
	public synchronized boolean run(boolean thorough) {
		if (this.current == null && !this.arrivals.takeSignal() && !thorough) {
			return false;
		}
		try {
			return goOn();
		}
		catch (RuntimeException | Error ex) {
			this.current = null;
			this.arrivals.signal();
			throw ex;
		}
	}

	private boolean goOn() {
		Candidates candidates = this.current;
		if (candidates == null) {
			return begin();
		}
		List<Candidates.Candidate> page = this.database.once(candidates::next);
		if (page.isEmpty()) {
			this.arrivals.delete(candidates.arrival());
			this.current = null;
			return begin();
		}
		List<Candidates.Candidate> concerned = concerned(candidates, page);
		resume(candidates.event(), places(concerned, WaitKind.EVENT));
		places(concerned, WaitKind.CANCELLATION).forEach((place) -> this.judgement.canceller().cancel(place.runId()));
		return true;
	}

	private boolean begin() {
		Arrivals.Arrival first = this.arrivals.first();
		while (first != null && first.event() == null) {
			this.arrivals.delete(first);
			first = this.arrivals.first();
		}
		this.current = (first != null && first.event() != null) ? new Candidates(first, first.event()) : null;
		return this.current != null;
	}

	private List<Candidates.Candidate> concerned(Candidates candidates, List<Candidates.Candidate> page) {
		List<String> asked = page.stream()
			.filter((candidate) -> candidate.expression() != null)
			.map((candidate) -> candidate.place().runId())
			.distinct()
			.toList();
		Map<String, StoredEvent> triggers = asked.isEmpty() ? Map.of()
				: this.database.once((jdbc) -> this.judgement.events().triggers(jdbc, asked));
		return page.stream().filter((candidate) -> isConcerned(candidates, candidate, triggers)).toList();
	}

	private boolean isConcerned(Candidates candidates, Candidates.Candidate candidate,
			Map<String, StoredEvent> triggers) {
		if (candidate.expression() == null) {
			return true;
		}
		StoredEvent trigger = triggers.get(candidate.place().runId());
		return trigger != null
				&& this.judgement.conditions().matches(candidate.expression(), trigger, candidates.view());
	}

	private static List<WaitTable.Place> places(List<Candidates.Candidate> candidates, WaitKind kind) {
		return candidates.stream()
			.filter((candidate) -> candidate.kind() == kind)
			.map(Candidates.Candidate::place)
			.toList();
	}

	private void resume(StoredEvent event, List<WaitTable.Place> places) {
		if (places.isEmpty()) {
			return;
		}
		WaitRow.Resolution resolution = new WaitRow.Resolution(event.receivedAt(), event.key(), null, null);
		this.database.transaction((jdbc) -> {
			this.queue.wake(jdbc, places.stream().map(WaitTable.Place::runId).toList());
			this.waits.resolve(jdbc, places, resolution);
			return places.size();
		});
		logger.debug("Event '{}' ({}) resumes {} waits", event.name(), event.key(), places.size());
		this.wakeUp.now();
	}

	/**
	 * What decides about a wait that was found.
	 *
	 * @param events finds the events that started the runs
	 * @param conditions compares those with the one that has come
	 * @param canceller cancels runs
	 */
	record Judgement(PastEvents events, EventConditions conditions, RunCanceller canceller) {

	}

}

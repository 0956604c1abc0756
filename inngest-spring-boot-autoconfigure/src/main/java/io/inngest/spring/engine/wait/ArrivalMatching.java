package io.inngest.spring.engine.wait;

import java.util.List;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.queue.Chore;
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

	private final Resumption resumption;

	private final EventConditions conditions;

	private final RunCanceller canceller;

	private @Nullable Candidates current;

	ArrivalMatching(Database database, Arrivals arrivals, Resumption resumption, EventConditions conditions,
			RunCanceller canceller) {
		this.database = database;
		this.arrivals = arrivals;
		this.resumption = resumption;
		this.conditions = conditions;
		this.canceller = canceller;
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
		Candidates candidates = (this.current != null) ? this.current : first();
		this.current = candidates;
		if (candidates == null) {
			return false;
		}
		List<Candidates.Candidate> page = this.database.once(candidates::next);
		if (page.isEmpty()) {
			this.arrivals.delete(candidates.arrival());
			this.current = null;
			this.arrivals.signal();
			return true;
		}
		List<Candidates.Candidate> concerned = page.stream()
			.filter((candidate) -> isConcerned(candidates, candidate))
			.toList();
		resume(candidates.event(), places(concerned, WaitKind.EVENT));
		places(concerned, WaitKind.CANCELLATION).forEach((place) -> this.canceller.cancel(place.runId()));
		return true;
	}

	private @Nullable Candidates first() {
		Arrivals.Arrival first = this.arrivals.first();
		while (first != null && first.event() == null) {
			this.arrivals.delete(first);
			first = this.arrivals.first();
		}
		return (first != null && first.event() != null) ? new Candidates(first, first.event()) : null;
	}

	private boolean isConcerned(Candidates candidates, Candidates.Candidate candidate) {
		StoredEvent trigger = candidate.trigger();
		return candidate.expression() == null
				|| (trigger != null && this.conditions.matches(candidate.expression(), trigger, candidates.view()));
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
		this.resumption.resume(event, places);
		logger.debug("Event '{}' ({}) resumes {} waits", event.name(), event.key(), places.size());
	}

}

package io.inngest.spring.engine.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.event.RunStarter;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.Serializers;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.function.FunctionDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Decides whether an event starts a function, and queues the run. The same sender's id
 * starts a function once in 24 hours.
 */
class Admission implements RunStarter {

	private static final Logger logger = LoggerFactory.getLogger(Admission.class);

	private static final Duration IDEMPOTENCY = Duration.ofHours(24);

	/** With more, there would be too many different statements. */
	private static final int MOST_AT_ONCE = 8;

	private final Database database;

	private final Arrivals arrivals;

	private final NewRuns runs;

	private final IdSource ids;

	private final Clock clock;

	Admission(Database database, Arrivals arrivals, NewRuns runs, IdSource ids, Clock clock) {
		this.database = database;
		this.arrivals = arrivals;
		this.runs = runs;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public void start(JdbcOperations jdbc, FunctionDefinition function, StoredEvent event) {
		String functionId = function.compositeId();
		String runId = this.ids.next();
		long now = this.clock.millis();
		if (event.hasSenderId() && !isFirst(jdbc, functionId, event.id(), runId, now)) {
			logger.debug("Event '{}' with id '{}' has started {} within the last 24 hours and does not start it again",
					event.name(), event.id(), functionId);
			return;
		}
		this.runs.insert(jdbc, function, runId, event, now);
	}

	@Override
	public boolean storeAndStart(List<FunctionDefinition> functions, StoredEvent event) {
		boolean simple = functions.stream().allMatch((function) -> function.cancellations().isEmpty());
		if (!simple || functions.size() > MOST_AT_ONCE || (event.hasSenderId() && !functions.isEmpty())) {
			return false;
		}
		String statement = this.database.dialect().startRuns(functions.size());
		if (statement == null) {
			return false;
		}
		long now = this.clock.millis();
		List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(event.columns()));
		List<Object> queued = new ArrayList<>();
		for (FunctionDefinition function : functions) {
			String runId = this.ids.next();
			parameters.addAll(List.of(runId, function.compositeId(), event.key(), now, Serializers.JSON));
			queued.addAll(List.of(runId, function.compositeId(), Math.max(now, event.ts())));
		}
		parameters.addAll(queued);
		this.arrivals.noted(this.database.once((jdbc) -> jdbc.update(statement, parameters.toArray())));
		return true;
	}

	private boolean isFirst(JdbcOperations jdbc, String functionId, String eventId, String runId, long now) {
		try {
			return jdbc.update(this.database.dialect().remember(), functionId, eventId, runId,
					now + IDEMPOTENCY.toMillis(), now) == 1;
		}
		catch (DuplicateKeyException ex) {
			// H2: somebody else was first, at the same moment.
			return false;
		}
	}

}

package io.inngest.spring.engine.wait;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.inngest.spring.engine.queue.RunQueue;
import io.inngest.spring.engine.queue.WakeUp;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoredEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Lets runs go on with an event: in one statement if the database can, else in a
 * transaction.
 */
class Resumption {

	private final Database database;

	private final RunQueue queue;

	private final WaitTable waits;

	private final WakeUp wakeUp;

	private final Clock clock;

	Resumption(Database database, RunQueue queue, WaitTable waits, WakeUp wakeUp, Clock clock) {
		this.database = database;
		this.queue = queue;
		this.waits = waits;
		this.wakeUp = wakeUp;
		this.clock = clock;
	}

	/**
	 * Resolves waits, as far as they are still open.
	 * @param event the event
	 * @param places the waits
	 */
	void resume(StoredEvent event, List<WaitTable.Place> places) {
		String statement = this.database.dialect().resumeRuns();
		if (statement != null) {
			resumeAtOnce(statement, event, places);
		}
		else {
			WaitRow.Resolution resolution = new WaitRow.Resolution(event.receivedAt(), event.key(), null, null);
			this.database.transaction((jdbc) -> {
				this.queue.wake(jdbc, runIds(places));
				this.waits.resolve(jdbc, places, resolution);
				return places.size();
			});
		}
		this.wakeUp.now();
	}

	private void resumeAtOnce(String statement, StoredEvent event, List<WaitTable.Place> places) {
		List<@Nullable Object> parameters = new ArrayList<>();
		Collections.addAll(parameters, array(runIds(places)),
				array(places.stream().map(WaitTable.Place::hash).toList()), array(runIds(places)), this.clock.millis(),
				event.receivedAt(), event.key(), event.receivedAt());
		this.database.once((jdbc) -> jdbc.update(statement, parameters.toArray()));
	}

	private static List<String> runIds(List<WaitTable.Place> places) {
		return places.stream().map(WaitTable.Place::runId).toList();
	}

	private static SqlArrayValue array(List<String> values) {
		return new SqlArrayValue("varchar", values.toArray());
	}

}

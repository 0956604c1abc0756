package io.inngest.spring.engine.query;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.inngest.spring.engine.query.RunRepository.RunRow;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.IdSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.domain.Limit;

/**
 * Looks up runs and events. What it returns is a snapshot.
 */
public class RunQueries implements DisposableBean {

	/** Between the times of a run's end and of the events that tell of it, at most. */
	private static final Duration MARGIN = Duration.ofMinutes(1);

	private final Database database;

	private final RunViews views;

	private final @Nullable ClassLoader classLoader;

	private @Nullable ReadSide readSide;

	RunQueries(Database database, RunViews views, @Nullable ClassLoader classLoader) {
		this.database = database;
		this.views = views;
		this.classLoader = classLoader;
	}

	/**
	 * Finds a run.
	 * @param runId the run's id
	 * @return the run with its steps
	 */
	public Optional<RunView> find(String runId) {
		return read((side) -> views(side, side.runs().findByRunId(runId))).stream().findFirst();
	}

	/**
	 * Returns the latest runs.
	 * @param limit how many at most
	 * @return the runs with their steps, latest first
	 */
	public List<RunView> latest(int limit) {
		return read((side) -> views(side, side.runs().findLatest(Limit.of(limit))));
	}

	/**
	 * Returns the latest runs of a function.
	 * @param functionId the function's composite id
	 * @param limit how many at most
	 * @return the runs with their steps, latest first
	 */
	public List<RunView> latestOf(String functionId, int limit) {
		return read((side) -> views(side, side.runs().findLatestOf(functionId, Limit.of(limit))));
	}

	/**
	 * Returns the runs that events have started.
	 * @param eventIds the ids under which the events are stored, as returned by a send
	 * @return the runs with their steps, latest first
	 */
	public List<RunView> startedBy(String... eventIds) {
		return read((side) -> views(side, side.runs().findStartedBy(List.of(eventIds))));
	}

	/**
	 * Returns the runs of the handlers that the failure or cancellation of a run has
	 * started.
	 * @param runId the id of the run that has ended
	 * @return the runs with their steps, latest first
	 */
	public List<RunView> handlersOf(String runId) {
		return read((side) -> side.runs()
			.findByRunId(runId)
			.stream()
			.map((row) -> row.run().endedAt)
			.filter(Objects::nonNull)
			.flatMap((endedAt) -> views(side, handlerRows(side, runId, endedAt)).stream())
			.toList());
	}

	private List<RunRow> handlerRows(ReadSide side, String runId, long endedAt) {
		// The events that tell of a run's end have its id and were stored as it ended
		return side.runs()
			.findStartedBy(runId, IdSource.smallestAt(endedAt - MARGIN.toMillis()),
					IdSource.smallestAt(endedAt + MARGIN.toMillis()));
	}

	/**
	 * Finds an event.
	 * @param key the id under which it is stored, as returned by a send
	 * @return the event
	 */
	public Optional<EventView> findEvent(String key) {
		return read((side) -> side.events().findByKey(key).map(EventEntity::view));
	}

	/**
	 * Returns the latest events.
	 * @param limit how many at most
	 * @return the events, latest first
	 */
	public List<EventView> latestEvents(int limit) {
		return read((side) -> side.events().findLatest(Limit.of(limit)).stream().map(EventEntity::view).toList());
	}

	/**
	 * Returns the latest events of a name.
	 * @param name the events' name
	 * @param limit how many at most
	 * @return the events, latest first
	 */
	public List<EventView> latestEvents(String name, int limit) {
		return read((
				side) -> side.events().findLatestNamed(name, Limit.of(limit)).stream().map(EventEntity::view).toList());
	}

	private List<RunView> views(ReadSide side, Collection<RunRow> rows) {
		if (rows.isEmpty()) {
			return List.of();
		}
		List<String> runIds = rows.stream().map((row) -> row.run().runId).toList();
		Map<String, List<StepEntity>> steps = side.steps()
			.findByRunIds(runIds)
			.stream()
			.collect(Collectors.groupingBy((step) -> step.runId));
		Map<String, List<WaitEntity>> waits = side.steps()
			.findWaits(runIds)
			.stream()
			.collect(Collectors.groupingBy((wait) -> wait.runId));
		return rows.stream()
			.map((row) -> this.views.view(row, steps.getOrDefault(row.run().runId, List.of()),
					waits.getOrDefault(row.run().runId, List.of())))
			.toList();
	}

	@SuppressWarnings("NullAway") // a template's result is null only if the callback's is
	private <T> T read(Function<ReadSide, T> query) {
		ReadSide side = readSide();
		return side.transactions().execute((status) -> query.apply(side));
	}

	private synchronized ReadSide readSide() {
		if (this.readSide == null) {
			this.readSide = new ReadSide(this.database.ownDataSource(), this.classLoader);
		}
		return this.readSide;
	}

	@Override
	public synchronized void destroy() {
		if (this.readSide != null) {
			this.readSide.close();
			this.readSide = null;
		}
	}

}

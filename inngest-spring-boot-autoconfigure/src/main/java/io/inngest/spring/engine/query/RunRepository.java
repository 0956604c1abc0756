package io.inngest.spring.engine.query;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * Reads runs.
 */
interface RunRepository extends Repository<RunEntity, String> {

	/** What all queries have in common. */
	String ROWS = """
			select new io.inngest.spring.engine.query.RunRepository$RunRow(r, e, q)
			from RunEntity r
			join EventEntity e on e.key = r.eventKey
			left join QueueEntity q on q.runId = r.runId
			""";

	/** Ids sort by the time they were made. */
	String LATEST_FIRST = " order by r.runId desc";

	@Query(ROWS + "where r.runId = :runId")
	List<RunRow> findByRunId(@Param("runId") String runId);

	@Query(ROWS + LATEST_FIRST)
	List<RunRow> findLatest(Limit limit);

	@Query(ROWS + "where r.functionId = :functionId" + LATEST_FIRST)
	List<RunRow> findLatestOf(@Param("functionId") String functionId, Limit limit);

	@Query(ROWS + "where r.eventKey in :eventKeys" + LATEST_FIRST)
	List<RunRow> findStartedBy(@Param("eventKeys") Collection<String> eventKeys);

	// The range of keys saves an index on the ids
	@Query(ROWS + "where e.id = :eventId and e.key between :fromKey and :toKey" + LATEST_FIRST)
	List<RunRow> findStartedBy(@Param("eventId") String eventId, @Param("fromKey") String fromKey,
			@Param("toKey") String toKey);

	/**
	 * A run with what belongs to it.
	 *
	 * @param run the run
	 * @param event the event that started it
	 * @param queue its place in the queue; {@code null} if it has ended
	 */
	record RunRow(RunEntity run, EventEntity event, @Nullable QueueEntity queue) {

	}

}

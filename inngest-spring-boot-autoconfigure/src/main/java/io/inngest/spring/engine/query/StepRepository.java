package io.inngest.spring.engine.query;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * Reads finished steps.
 */
interface StepRepository extends Repository<StepEntity, StepEntity.Key> {

	@Query("select s from StepEntity s where s.runId in :runIds order by s.runId, s.position")
	List<StepEntity> findByRunIds(@Param("runIds") Collection<String> runIds);

	@Query("select w from WaitEntity w where w.runId in :runIds and w.kind <> 'CANCELLATION' order by w.registered")
	List<WaitEntity> findWaits(@Param("runIds") Collection<String> runIds);

}

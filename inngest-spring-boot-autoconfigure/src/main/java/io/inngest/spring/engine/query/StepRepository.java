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

}

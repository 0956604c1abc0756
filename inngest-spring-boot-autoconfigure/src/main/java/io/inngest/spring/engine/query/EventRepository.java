package io.inngest.spring.engine.query;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * Reads events.
 */
interface EventRepository extends Repository<EventEntity, String> {

	Optional<EventEntity> findByKey(String key);

	@Query("select e from EventEntity e order by e.key desc")
	List<EventEntity> findLatest(Limit limit);

	@Query("select e from EventEntity e where e.name = :name order by e.key desc")
	List<EventEntity> findLatestNamed(@Param("name") String name, Limit limit);

}

package io.inngest.spring.engine.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code inngest_wait}.
 */
@Entity
@Immutable
@Table(name = "inngest_wait")
@IdClass(StepEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class WaitEntity {

	@Id
	@Column(name = "run_id")
	String runId;

	@Id
	@Column(name = "step_hash")
	String hash;

	@Column(name = "kind")
	String kind;

	@Column(name = "step_id")
	String stepId;

	@Column(name = "step_index")
	int index;

	@Column(name = "name")
	String name;

	@Column(name = "subject")
	@Nullable String subject;

	@Column(name = "registered")
	long registered;

	@Column(name = "since")
	long since;

	@Column(name = "due_at")
	long dueAt;

	@Column(name = "attempts")
	int attempts;

	@Column(name = "error")
	@Nullable String error;

}

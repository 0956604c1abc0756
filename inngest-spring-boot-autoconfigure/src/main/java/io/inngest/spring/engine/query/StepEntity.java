package io.inngest.spring.engine.query;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code inngest_step}.
 */
@Entity
@Immutable
@Table(name = "inngest_step")
@IdClass(StepEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class StepEntity {

	@Id
	@Column(name = "run_id")
	String runId;

	@Id
	@Column(name = "step_hash")
	String hash;

	@Column(name = "position")
	int position;

	@Column(name = "step_id")
	String stepId;

	@Column(name = "step_index")
	int index;

	@Column(name = "name")
	String name;

	@Column(name = "op")
	String op;

	@Column(name = "data")
	@Nullable String data;

	@Column(name = "error")
	@Nullable String error;

	@Column(name = "wake_at")
	@Nullable Long wakeAt;

	@Column(name = "attempts")
	int attempts;

	@Column(name = "started_at")
	long startedAt;

	@Column(name = "ended_at")
	long endedAt;

	/**
	 * The primary key.
	 *
	 * @param runId the run
	 * @param hash the step's hash
	 */
	record Key(String runId, String hash) implements Serializable {

	}

}

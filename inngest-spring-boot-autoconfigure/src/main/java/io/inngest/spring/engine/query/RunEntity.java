package io.inngest.spring.engine.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code inngest_run}.
 */
@Entity
@Immutable
@Table(name = "inngest_run")
@SuppressWarnings("NullAway.Init")
class RunEntity {

	@Id
	@Column(name = "run_id")
	String runId;

	@Column(name = "function_id")
	String functionId;

	@Column(name = "event_key")
	String eventKey;

	@Column(name = "status")
	String status;

	@Column(name = "created_at")
	long createdAt;

	@Column(name = "started_at")
	@Nullable Long startedAt;

	@Column(name = "ended_at")
	@Nullable Long endedAt;

	@Column(name = "output")
	@Nullable String output;

	@Column(name = "error")
	@Nullable String error;

	@Column(name = "reason")
	@Nullable String reason;

}

package io.inngest.spring.engine.query;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code inngest_queue}.
 */
@Entity
@Immutable
@Table(name = "inngest_queue")
@SuppressWarnings("NullAway.Init")
class QueueEntity {

	@Id
	@Column(name = "run_id")
	String runId;

	@Column(name = "due_at")
	long dueAt;

	@Column(name = "leased")
	boolean leased;

	@Column(name = "attempt")
	int attempt;

	@Column(name = "started_at")
	@Nullable Long startedAt;

	@Column(name = "last_error")
	@Nullable String lastError;

}

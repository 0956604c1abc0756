package io.inngest.spring.engine.query;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code inngest_event}.
 */
@Entity
@Immutable
@Table(name = "inngest_event")
@SuppressWarnings("NullAway.Init")
class EventEntity {

	@Id
	@Column(name = "event_key")
	String key;

	@Column(name = "event_id")
	String id;

	@Column(name = "name")
	String name;

	@Column(name = "data")
	String data;

	@Column(name = "user_data")
	@Nullable String user;

	@Column(name = "ts")
	long ts;

	@Column(name = "version")
	@Nullable String version;

	@Column(name = "received_at")
	long receivedAt;

	EventView view() {
		return new EventView(this.key, this.id, this.name, this.data, this.user, Instant.ofEpochMilli(this.ts),
				this.version, Instant.ofEpochMilli(this.receivedAt));
	}

}

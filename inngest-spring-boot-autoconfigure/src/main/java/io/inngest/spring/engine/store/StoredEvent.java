package io.inngest.spring.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * An event as stored.
 *
 * @param key the engine's own key. Not the event's id: the same id may be stored again
 * @param id the sender's id, or the key when the sender gave none
 * @param name the event's name
 * @param data the payload as JSON, always an object
 * @param user data about the user as JSON; {@code null} when there is none
 * @param ts when it happened, in epoch milliseconds
 * @param version the version of the payload
 * @param receivedAt when it was stored, in epoch milliseconds
 */
public record StoredEvent(String key, String id, String name, String data, @Nullable String user, long ts,
		@Nullable String version, long receivedAt) {

	/**
	 * Whether the sender gave an id, by which the event is de-duplicated.
	 * @return {@code true} if the id is not just the key
	 */
	public boolean hasSenderId() {
		return !this.id.equals(this.key);
	}

	/**
	 * Returns the event as a row.
	 * @return the values of the columns of {@code inngest_event}, in their order, without
	 * {@code pending}
	 */
	public @Nullable Object[] columns() {
		return new @Nullable Object[] { this.key, this.id, this.name, this.data, this.user, this.ts, this.version,
				Serializers.JSON, this.receivedAt };
	}

	/**
	 * Reads an event from the current row.
	 * @param row a row with the columns of {@code inngest_event}
	 * @return the event
	 * @throws SQLException if the row cannot be read
	 */
	public static StoredEvent read(ResultSet row) throws SQLException {
		Serializers.requireJson(row.getString("serializer"));
		return new StoredEvent(row.getString("event_key"), row.getString("event_id"), row.getString("name"),
				row.getString("data"), row.getString("user_data"), row.getLong("ts"), row.getString("version"),
				row.getLong("received_at"));
	}

}

package io.inngest.spring.protocol.sync;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server says to a registration.
 *
 * @param modified whether the registration has changed anything
 * @param error why it was refused; {@code null} if the server does not say
 * @param status the status as the body has it; {@code null} if it does not
 */
public record RegisterReply(boolean modified, @Nullable String error, @Nullable Integer status) {

	/**
	 * Reads a server's answer.
	 * @param body the body as received
	 * @return what it says, or {@code null} if no Inngest server answers like that
	 */
	public static @Nullable RegisterReply read(byte[] body) {
		ObjectNode object = SyncJson.readObject(body);
		if (object == null) {
			return null;
		}
		JsonNode error = object.path("error");
		JsonNode status = object.path("status");
		return new RegisterReply(object.path("modified").asBoolean(false),
				error.isString() ? error.stringValue() : null, status.canConvertToInt() ? status.intValue() : null);
	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.sync.RegisterReply;
import io.inngest.spring.protocol.sync.SyncJson;
import org.jspecify.annotations.Nullable;

/**
 * Registers the functions with the server, and understands its answer.
 */
class Registrar {

	static final String OUT_OF_BAND = "out_of_band";

	private static final int SHOWN_CHARACTERS = 200;

	private final RegistrationFactory registrations;

	private final SdkApi api;

	Registrar(RegistrationFactory registrations, SdkApi api) {
		this.registrations = registrations;
		this.api = api;
	}

	/**
	 * Registers the functions.
	 * @param url where the server reaches them
	 * @param deployId id of the deployment; {@code null} if the server gave none
	 * @param serverKind what the server said it is; {@code null} if it did not
	 * @return what has become of it
	 */
	SyncResult register(URI url, @Nullable String deployId, @Nullable String serverKind) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(ProtocolHeaders.SYNC_KIND, OUT_OF_BAND);
		if (serverKind != null) {
			headers.put(ProtocolHeaders.EXPECTED_SERVER_KIND, serverKind);
		}
		byte[] payload = SyncJson.write(this.registrations.registration(url, deployId));
		try {
			return result(this.api.register(payload, headers, deployId));
		}
		catch (ServerRequestException ex) {
			return new SyncResult.Unanswered(Objects.requireNonNullElse(ex.getMessage(), ex.toString()));
		}
	}

	private SyncResult result(ServerAnswer answer) {
		RegisterReply reply = RegisterReply.read(answer.body());
		if (reply == null) {
			return new SyncResult.Refused(answer.status(), 500, foreign(answer));
		}
		if (answer.status() / 100 == 2) {
			return new SyncResult.Registered(reply.modified());
		}
		String reason = (reply.error() != null) ? reply.error() : "The server answered " + answer.status();
		return new SyncResult.Refused(answer.status(), passedOn(answer.status(), reply.status()), reason);
	}

	// As other SDKs do: what the body has counts, and a refusal without a status is 200
	private int passedOn(int status, @Nullable Integer statusInBody) {
		if (statusInBody == null) {
			return (status < 500) ? 200 : 500;
		}
		return (statusInBody >= 200 && statusInBody < 600) ? statusInBody : 500;
	}

	private String foreign(ServerAnswer answer) {
		String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
		String shown = (text.length() > SHOWN_CHARACTERS) ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
		return "The server answered %d%s".formatted(answer.status(),
				shown.isEmpty() ? " without a body" : ": " + shown.replaceAll("\\s+", " "));
	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.sync.InBandRegistration;
import io.inngest.spring.protocol.sync.SyncJson;
import io.inngest.spring.serve.ServeRequest;
import io.inngest.spring.serve.ServeResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a request with the registration.
 */
class InBandSync {

	static final String KIND = "in_band";

	private final RegistrationFactory registrations;

	private final Supplier<Map<String, @Nullable Object>> inspection;

	private final @Nullable String environment;

	private final @Nullable String platform;

	/**
	 * Creates the sync.
	 * @param registrations describes the functions
	 * @param inspection returns what the endpoint tells about itself
	 * @param environment name of the environment; {@code null} for the default
	 * @param platform the hosting platform; {@code null} if none is known
	 */
	InBandSync(RegistrationFactory registrations, Supplier<Map<String, @Nullable Object>> inspection,
			@Nullable String environment, @Nullable String platform) {
		this.registrations = registrations;
		this.inspection = inspection;
		this.environment = environment;
		this.platform = platform;
	}

	ServeResponse answer(ServeRequest request) {
		if (request.body().length == 0) {
			return answer(500, Map.of("name", "Error", "message",
					"The request has no body. Check that nothing before the endpoint has read or removed it"));
		}
		ObjectNode body = SyncJson.readObject(request.body());
		URI url = (body != null) ? url(body.path("url").asString("")) : null;
		if (url == null) {
			return answer(400, Map.of("code", "invalid_request", "message",
					"The body has to be a JSON object that has the application's absolute http or https URL as 'url'"));
		}
		InBandRegistration registration = InBandRegistration.of(this.registrations.registration(url, null),
				this.inspection.get(), this.environment, this.platform);
		return answer(200, registration).withHeader(ProtocolHeaders.SYNC_KIND, KIND);
	}

	private @Nullable URI url(String text) {
		try {
			URI url = URI.create(text);
			boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
			return (web && url.getRawAuthority() != null) ? url : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private ServeResponse answer(int status, Object body) {
		return new ServeResponse(status, SyncJson.write(body));
	}

}

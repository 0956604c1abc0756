package io.inngest.spring.autoconfigure.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Checks the properties of a server and makes of them what the client has to know.
 */
class ServerSettings {

	private static final Pattern SIGNING_KEY = Pattern.compile("(signkey-\\w+-)?([0-9a-fA-F]{2})+");

	private static final String SIGNING_KEY_FORM = "a signing key is signkey-, the environment, and hexadecimal digits, "
			+ "such as signkey-prod-12ab…, or the even number of hexadecimal digits that a self-hosted server was "
			+ "started with; an event key belongs to inngest.event-key";

	private static final String EVENT_KEY_FORM = "an event key is what Inngest lists as such; "
			+ "a signing key belongs to inngest.signing-key";

	private final InngestMode mode;

	private final InngestServerProperties properties;

	ServerSettings(InngestMode mode, InngestServerProperties properties) {
		this.mode = mode;
		this.properties = properties;
	}

	InngestServer server(InngestConnectionDetails connection) {
		return new InngestServer(this.mode.mode(), connection.apiUrl(), connection.eventApiUrl(), eventKey(),
				(this.mode.mode() == Mode.CLOUD) ? signingKeys() : List.of(), this.properties.env());
	}

	static ClientSettings client(InngestServerProperties.Client properties, boolean virtualThreads) {
		return new ClientSettings(positive("inngest.client.connect-timeout", properties.connectTimeout()),
				positive("inngest.client.read-timeout", properties.readTimeout()), virtualThreads);
	}

	private static Duration positive(String property, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be longer than zero.");
		}
		return value;
	}

	private List<SigningKey> signingKeys() {
		SigningKey key = signingKey("inngest.signing-key", this.properties.signingKey());
		if (key == null) {
			throw new MissingSigningKeyException(this.mode);
		}
		List<SigningKey> keys = new ArrayList<>(List.of(key));
		SigningKey fallback = signingKey("inngest.signing-key-fallback", this.properties.signingKeyFallback());
		if (fallback != null) {
			keys.add(fallback);
		}
		return keys;
	}

	private @Nullable SigningKey signingKey(String property, @Nullable String text) {
		if (text == null) {
			return null;
		}
		if (!SIGNING_KEY.matcher(text).matches()) {
			throw new InvalidKeyException(property, "is not a signing key", SIGNING_KEY_FORM);
		}
		return new SigningKey(text);
	}

	private @Nullable String eventKey() {
		String key = this.properties.eventKey();
		if (key != null && key.startsWith("signkey-")) {
			throw new InvalidKeyException("inngest.event-key", "is a signing key", EVENT_KEY_FORM);
		}
		return key;
	}

}

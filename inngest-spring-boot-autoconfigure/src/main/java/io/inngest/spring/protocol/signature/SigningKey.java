package io.inngest.spring.protocol.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * A secret shared with an Inngest server.
 */
public final class SigningKey {

	private static final Pattern PREFIX = Pattern.compile("^signkey-\\w+-");

	private static final String ALGORITHM = "HmacSHA256";

	private final String prefix;

	private final String secret;

	private final SecretKeySpec macKey;

	/**
	 * Creates a key.
	 * @param text the key as the server gives it, such as {@code signkey-prod-12ab…}
	 * @throws IllegalArgumentException if nothing follows the prefix: anybody could sign
	 * with an empty secret
	 */
	public SigningKey(String text) {
		String stripped = text.strip();
		Matcher matcher = PREFIX.matcher(stripped);
		this.prefix = matcher.find() ? matcher.group() : "";
		this.secret = stripped.substring(this.prefix.length());
		Assert.hasText(this.secret, "The signing key is empty: copy it whole, as in 'signkey-prod-12ab…'");
		// The text itself is the key of signatures, not the bytes that its digits name.
		this.macKey = new SecretKeySpec(this.secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	/**
	 * Signs a body.
	 * @param body the bytes as they are sent
	 * @param time the time of signing
	 * @return the value of the signature header
	 */
	public String sign(byte[] body, Instant time) {
		String seconds = Long.toString(time.getEpochSecond());
		return "t=" + seconds + "&s=" + HexFormat.of().formatHex(mac(body, seconds));
	}

	byte[] mac(byte[] body, String seconds) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.macKey);
			mac.update(body);
			return mac.doFinal(seconds.getBytes(StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JVM has " + ALGORITHM, ex);
		}
	}

	/**
	 * Returns what authenticates requests to the server.
	 * @return the token, with the key's prefix
	 */
	public String bearerToken() {
		return this.prefix + hash();
	}

	/**
	 * Returns the key's hash, which may be shown.
	 * @return the SHA-256 of the decoded key in lower-case hex; of the key's text if that
	 * is not hex, which no server accepts
	 */
	public String hash() {
		return Sha256
			.hex(isHex() ? HexFormat.of().parseHex(this.secret) : this.secret.getBytes(StandardCharsets.UTF_8));
	}

	private boolean isHex() {
		return this.secret.length() % 2 == 0 && this.secret.chars().allMatch(HexFormat::isHexDigit);
	}

	@Override
	public String toString() {
		return this.prefix + "***";
	}

}

package io.inngest.spring.protocol.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret shared with an Inngest server.
 */
public final class SigningKey {

	private static final Pattern PREFIX = Pattern.compile("^signkey-[\\w-]+?-");

	private static final String ALGORITHM = "HmacSHA256";

	private final String prefix;

	private final String secret;

	/**
	 * Creates a key.
	 * @param text the key as the server gives it, such as {@code signkey-prod-12ab…}
	 */
	public SigningKey(String text) {
		Matcher matcher = PREFIX.matcher(text);
		this.prefix = matcher.find() ? matcher.group() : "";
		this.secret = text.substring(this.prefix.length());
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
			mac.init(new SecretKeySpec(this.secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
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
	 * @return the SHA-256 of the decoded key in lower-case hex
	 */
	public String hash() {
		try {
			byte[] decoded = HexFormat.of().parseHex(this.secret);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(decoded));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return this.prefix + "***";
	}

}

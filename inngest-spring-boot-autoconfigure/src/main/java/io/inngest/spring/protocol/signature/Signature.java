package io.inngest.spring.protocol.signature;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A signature as it stands in the header.
 *
 * @param seconds the time of signing in seconds since the epoch, as written
 * @param mac the signature's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared but in constant time
record Signature(String seconds, byte[] mac) {

	private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12})&s=([0-9a-f]{64})");

	static @Nullable Signature parse(String header) {
		Matcher matcher = FORM.matcher(header);
		return matcher.matches() ? new Signature(matcher.group(1), HexFormat.of().parseHex(matcher.group(2))) : null;
	}

	Instant time() {
		return Instant.ofEpochSecond(Long.parseLong(this.seconds));
	}

	boolean isBy(SigningKey key, byte[] body) {
		return MessageDigest.isEqual(this.mac, key.mac(body, this.seconds));
	}

}

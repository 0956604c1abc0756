package io.inngest.spring.protocol.signature;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of requests.
 */
public final class SignatureVerifier {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final List<SigningKey> keys;

	private final Clock clock;

	/**
	 * Creates a verifier.
	 * @param keys the keys that are accepted, the most likely one first
	 * @param clock tells the time
	 */
	public SignatureVerifier(List<SigningKey> keys, Clock clock) {
		this.keys = List.copyOf(keys);
		this.clock = clock;
	}

	/**
	 * Checks a signature.
	 * @param header the value of the signature header, {@code null} if there is none
	 * @param body the bytes as they were received
	 * @return what came of it
	 */
	public SignatureCheck verify(@Nullable String header, byte[] body) {
		if (header == null) {
			return new SignatureCheck.Missing();
		}
		Signature signature = Signature.parse(header);
		if (signature == null) {
			return new SignatureCheck.Malformed();
		}
		Duration age = Duration.between(signature.time(), this.clock.instant());
		if (age.abs().compareTo(TOLERANCE) > 0) {
			return new SignatureCheck.Outdated(age);
		}
		return verify(signature, body);
	}

	private SignatureCheck verify(Signature signature, byte[] body) {
		for (SigningKey key : this.keys) {
			if (signature.isBy(key, body)) {
				return new SignatureCheck.Valid(key);
			}
		}
		return new SignatureCheck.Mismatched();
	}

}

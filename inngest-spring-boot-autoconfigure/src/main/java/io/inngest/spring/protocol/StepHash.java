package io.inngest.spring.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes what steps are stored under. To be used by one thread.
 */
final class StepHash {

	private static final HexFormat HEX = HexFormat.of();

	private final MessageDigest sha1;

	StepHash() {
		try {
			this.sha1 = MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	String of(String label) {
		return HEX.formatHex(this.sha1.digest(label.getBytes(StandardCharsets.UTF_8)));
	}

}

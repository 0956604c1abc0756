package io.inngest.spring.protocol.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash under which keys are shown.
 */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * Hashes bytes.
	 * @param bytes the bytes
	 * @return the SHA-256 in lower-case hex
	 */
	public static String hex(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}

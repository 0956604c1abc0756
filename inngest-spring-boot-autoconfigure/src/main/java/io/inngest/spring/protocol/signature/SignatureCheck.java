package io.inngest.spring.protocol.signature;

import java.time.Duration;

/**
 * What came of checking a signature.
 */
public sealed interface SignatureCheck {

	/**
	 * The signature is right.
	 *
	 * @param key the key that it was made with
	 */
	record Valid(SigningKey key) implements SignatureCheck {

	}

	/**
	 * There is no signature.
	 */
	record Missing() implements SignatureCheck {

	}

	/**
	 * What stands in the header is no signature.
	 */
	record Malformed() implements SignatureCheck {

	}

	/**
	 * The signature is too old, or from the future.
	 *
	 * @param age how old it is, negative if it is from the future
	 */
	record Outdated(Duration age) implements SignatureCheck {

	}

	/**
	 * The signature was made with another key or for another body.
	 */
	record Mismatched() implements SignatureCheck {

	}

}

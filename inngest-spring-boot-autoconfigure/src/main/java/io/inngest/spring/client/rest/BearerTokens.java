package io.inngest.spring.client.rest;

import java.util.List;
import java.util.function.Function;

import io.inngest.spring.protocol.signature.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests with the signing key, and with the fallback key while the server
 * takes only that: for the time in which keys are rotated.
 */
class BearerTokens {

	private final List<String> tokens;

	private volatile int accepted;

	BearerTokens(List<SigningKey> keys) {
		this.tokens = keys.stream().map(SigningKey::bearerToken).toList();
	}

	/**
	 * Makes a request with the token that was accepted last, and with the others if it is
	 * refused now.
	 * @param request makes the request with a token, or with {@code null} if there is
	 * none
	 * @return the first answer that is not a refusal of the token, else the first one
	 */
	Reply authenticate(Function<@Nullable String, Reply> request) {
		if (this.tokens.isEmpty()) {
			return request.apply(null);
		}
		int first = this.accepted;
		Reply refusal = request.apply(this.tokens.get(first));
		if (!refusal.isUnauthorized()) {
			return refusal;
		}
		for (int other = 0; other < this.tokens.size(); other++) {
			if (other != first) {
				Reply reply = request.apply(this.tokens.get(other));
				if (!reply.isUnauthorized()) {
					this.accepted = other;
					return reply;
				}
			}
		}
		return refusal;
	}

}

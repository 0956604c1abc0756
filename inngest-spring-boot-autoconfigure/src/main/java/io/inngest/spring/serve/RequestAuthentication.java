package io.inngest.spring.serve;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.signature.SignatureCheck;
import io.inngest.spring.protocol.signature.SignatureVerifier;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Decides which requests are served: all on a developer's machine, otherwise only those
 * that the server has signed. Only a registration may be asked for without a signature,
 * as by a deployment's script; its answer says next to nothing. The URL to register must
 * not come from such a request then: whoever sends it could name a server of his own, and
 * would be sent the application's events.
 */
class RequestAuthentication {

	private static final Set<String> SIGNED_METHODS = Set.of("GET", "POST");

	private static final String OUT_OF_BAND = "out_of_band";

	private final @Nullable SignatureVerifier verifier;

	private final boolean urlIsKnown;

	RequestAuthentication(ServeSettings settings, @Nullable InngestServer server, Clock clock) {
		this.urlIsKnown = settings.origin() != null;
		this.verifier = (server != null && server.mode() == Mode.CLOUD) ? verifier(server, clock) : null;
	}

	private static SignatureVerifier verifier(InngestServer server, Clock clock) {
		Assert.notEmpty(server.signingKeys(),
				"Functions are served to an Inngest server, but no signing key is there: set 'inngest.signing-key'");
		return new SignatureVerifier(server.signingKeys(), clock);
	}

	Access check(ServeRequest request) {
		if (this.verifier == null) {
			return new Access.Open();
		}
		SignatureCheck check = this.verifier.verify(request.header(ProtocolHeaders.SIGNATURE), request.body());
		if (check instanceof SignatureCheck.Valid valid) {
			return new Access.Trusted(valid.key());
		}
		if (!(check instanceof SignatureCheck.Missing) || needsSignature(request)) {
			return new Access.Denied(reason(check));
		}
		if (request.method().equals("PUT") && !this.urlIsKnown) {
			return new Access.Denied("it is not signed, and the URL to register would be whatever its sender says. "
					+ "Set 'inngest.serve.origin' to let anybody ask for a registration");
		}
		return new Access.Anonymous();
	}

	Access unread() {
		return (this.verifier != null) ? new Access.Anonymous() : new Access.Open();
	}

	private boolean needsSignature(ServeRequest request) {
		if (request.method().equals("PUT")) {
			String kind = request.header(ProtocolHeaders.SYNC_KIND);
			return kind != null && !kind.equals(OUT_OF_BAND);
		}
		return SIGNED_METHODS.contains(request.method());
	}

	private String reason(SignatureCheck check) {
		if (check instanceof SignatureCheck.Missing) {
			return "it is not signed. If it came from a Dev Server, set 'inngest.mode=dev'; "
					+ "if it came through a proxy, let that pass the header X-Inngest-Signature on";
		}
		if (check instanceof SignatureCheck.Malformed) {
			return "its header X-Inngest-Signature is not of the form 't=<seconds>&s=<64 lower-case hex digits>'. "
					+ "Inngest servers send no other";
		}
		if (check instanceof SignatureCheck.Outdated outdated) {
			return "it was signed " + distance(outdated.age()) + ", and 5 minutes are allowed. "
					+ "Unless somebody repeats old requests, set the clock of this machine or the server's right";
		}
		return "its signature does not match. Check that 'inngest.signing-key' is the key of the server and environment "
				+ "that call this application, and that no proxy or filter changes the body";
	}

	private String distance(Duration age) {
		return age.abs().toSeconds() + (age.isNegative() ? " seconds in the future" : " seconds ago");
	}

}

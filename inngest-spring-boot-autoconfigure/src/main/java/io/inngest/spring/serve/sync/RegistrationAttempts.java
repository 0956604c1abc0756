package io.inngest.spring.serve.sync;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the functions again and again until it succeeds, and tells about it in the
 * log: once for each turn that things take.
 */
class RegistrationAttempts {

	private static final Logger logger = LoggerFactory.getLogger(RegistrationAttempts.class);

	private final Registrar registrar;

	private final FunctionRegistry functions;

	private final InngestServer server;

	private final Pauses pauses;

	private int failures;

	private boolean registered;

	private @Nullable String knownReason;

	RegistrationAttempts(Registrar registrar, FunctionRegistry functions, InngestServer server, Pauses pauses) {
		this.registrar = registrar;
		this.functions = functions;
		this.server = server;
		this.pauses = pauses;
	}

	/**
	 * Registers the functions once.
	 * @param url where the server reaches them
	 * @param stopped whether nobody wants to know any more
	 * @return how long to wait before the next time; {@code null} if there is none
	 */
	synchronized @Nullable Duration next(URI url, BooleanSupplier stopped) {
		SyncResult result = register(url);
		if (stopped.getAsBoolean()) {
			return null;
		}
		if (result instanceof SyncResult.Registered success) {
			return succeeded(url, success.modified());
		}
		if (result instanceof SyncResult.Refused refused) {
			return refused.isTemporary() ? failed(url, refused.reason()) : refused(url, refused);
		}
		return failed(url, ((SyncResult.Unanswered) result).reason());
	}

	private SyncResult register(URI url) {
		try {
			return this.registrar.register(url, null, null);
		}
		catch (RuntimeException ex) {
			logger.debug("Registering the functions failed", ex);
			return new SyncResult.Unanswered(ex.toString());
		}
	}

	private @Nullable Duration succeeded(URI url, boolean modified) {
		if (!this.registered || modified) {
			List<String> ids = this.functions.functions().stream().map(FunctionDefinition::id).toList();
			logger.info("Registered {} function(s) of '{}' with the Inngest server at {}, which calls them at {}: {}",
					ids.size(), this.functions.appId(), this.server.apiUrl(), url, String.join(", ", ids));
		}
		this.registered = true;
		this.failures = 0;
		this.knownReason = null;
		return this.pauses.repeat();
	}

	private Duration failed(URI url, String reason) {
		this.failures++;
		if (isNews(reason)) {
			logger.warn(
					"The functions of '{}' are {} registered with the Inngest server, which would call them at {}. "
							+ "It is tried until it succeeds. {}",
					this.functions.appId(), this.registered ? "maybe no longer" : "not yet", url, reason);
		}
		this.registered = false;
		return this.pauses.afterFailure(this.failures);
	}

	private Duration refused(URI url, SyncResult.Refused refused) {
		this.failures++;
		this.registered = false;
		if (isNews(refused.reason())) {
			logger.error("The Inngest server at {} refuses the functions of '{}' at {} with status {}: {}. {}",
					this.server.apiUrl(), this.functions.appId(), url, refused.status(), refused.reason(),
					advice(refused.status()));
		}
		return this.pauses.afterRefusal();
	}

	private boolean isNews(String reason) {
		boolean news = !reason.equals(this.knownReason);
		this.knownReason = reason;
		return news;
	}

	private String advice(int status) {
		if (status == 401 || status == 403) {
			return (this.server.mode() == Mode.DEV)
					? "The server wants a key, so it is no Dev Server: set 'inngest.mode=cloud' and "
							+ "'inngest.signing-key', or correct 'inngest.base-url'"
					: "Check that 'inngest.signing-key' is a key of this server and of the environment "
							+ "that 'inngest.env' names";
		}
		if (status == 400) {
			return "Check that 'inngest.mode' and 'inngest.serve.origin' are right, and that the server is as new as "
					+ "this library: it does not say which function it does not like";
		}
		return "Check that an Inngest server is at that address, which 'inngest.base-url' or 'inngest.api-base-url' "
				+ "names";
	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.serve.ServeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the application registers its functions by itself.
 */
class SelfRegistrationRule {

	private static final Logger logger = LoggerFactory.getLogger(SelfRegistrationRule.class);

	private final SyncSettings sync;

	private final ServeSettings serve;

	private final Mode mode;

	private final FunctionRegistry functions;

	SelfRegistrationRule(SyncSettings sync, ServeSettings serve, InngestServer server, FunctionRegistry functions) {
		this.sync = sync;
		this.serve = serve;
		this.mode = server.mode();
		this.functions = functions;
	}

	boolean hasFunctions() {
		return !this.functions.isEmpty();
	}

	/**
	 * Decides, and says what else to do.
	 * @param url where the application takes itself to be
	 * @return whether to register the functions
	 */
	boolean allows(URI url) {
		if (this.sync.onStartup() != null) {
			return this.sync.onStartup();
		}
		if (this.mode == Mode.DEV || this.serve.origin() != null) {
			return true;
		}
		logger.info("""
				The application does not register its functions with the Inngest server by itself, since that could \
				hardly reach it at {}. Set 'inngest.serve.origin' to the origin under which the server reaches it, \
				such as https://shop.example.com. Until then they are registered only when the server asks for it""",
				url);
		return false;
	}

}

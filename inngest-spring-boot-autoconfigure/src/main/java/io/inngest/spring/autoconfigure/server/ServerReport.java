package io.inngest.spring.autoconfigure.server;

import io.inngest.spring.autoconfigure.mode.InngestUse;
import io.inngest.spring.autoconfigure.startup.StartupTask;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.protocol.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which server the application belongs to, and what it lacks.
 */
class ServerReport extends StartupTask {

	private static final Logger logger = LoggerFactory.getLogger(ServerReport.class);

	private final InngestServer server;

	private final InngestUse use;

	private final FunctionRegistry functions;

	ServerReport(InngestServer server, InngestUse use, FunctionRegistry functions) {
		super(1);
		this.server = server;
		this.use = use;
		this.functions = functions;
	}

	@Override
	protected void run() {
		if (!this.use.isUsed()) {
			return;
		}
		logger.info("The Inngest server is {}, and events go to {}", this.server.apiUrl(), this.server.eventApiUrl());
		if (this.server.mode() == Mode.CLOUD && this.server.eventKey() == null) {
			logger.warn("There is no event key, so that no event can be sent. Set the environment variable "
					+ "INNGEST_EVENT_KEY, or inngest.event-key, if the application sends any");
		}
		if (!this.functions.isEmpty() && this.functions.appId().equals(FunctionSettings.DEFAULT_APP_ID)) {
			logger.warn("The server knows this application as '{}'. Set inngest.app-id or spring.application.name, "
					+ "since another application without a name would take its place", this.functions.appId());
		}
	}

}

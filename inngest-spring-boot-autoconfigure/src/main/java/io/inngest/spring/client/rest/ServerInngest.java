package io.inngest.spring.client.rest;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

import io.inngest.spring.Event;
import io.inngest.spring.SendResult;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.function.send.AbstractInngest;
import io.inngest.spring.function.send.PayloadEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application's access to an Inngest server.
 */
class ServerInngest extends AbstractInngest {

	/** More requests at a time would only crowd the server. */
	private static final int MAX_ASYNC_SENDS = 16;

	private static final Logger logger = LoggerFactory.getLogger(ServerInngest.class);

	private final EventSender sender;

	private final ServerRuns runs;

	private final AtomicBoolean warned = new AtomicBoolean();

	ServerInngest(JsonMapper mapper, EventSender sender, ServerRuns runs, PayloadEvents payloads,
			boolean virtualThreads) {
		super(mapper, payloads, virtualThreads, MAX_ASYNC_SENDS);
		this.sender = sender;
		this.runs = runs;
	}

	@Override
	public SendResult send(Collection<? extends Event<?>> events) {
		if (inTransaction() && this.warned.compareAndSet(false, true)) {
			logger.warn("Events were sent inside a transaction. The Inngest server has them at once, and keeps them "
					+ "when the transaction rolls back. Send after the commit, as in a @TransactionalEventListener, "
					+ "if that is not wanted. This is said once");
		}
		return new SendResult(this.sender.send(events));
	}

	@Override
	protected void deliverSignal(String signal, String data) {
		this.runs.sendSignal(signal, data);
	}

	@Override
	public void cancel(String runId) {
		this.runs.cancel(runId);
	}

}

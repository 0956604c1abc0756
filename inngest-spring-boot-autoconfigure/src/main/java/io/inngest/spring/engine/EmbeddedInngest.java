package io.inngest.spring.engine;

import java.util.Collection;

import io.inngest.spring.Event;
import io.inngest.spring.SendResult;
import io.inngest.spring.engine.control.RunCancellation;
import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.wait.Signals;
import io.inngest.spring.function.send.AbstractInngest;
import io.inngest.spring.function.send.PayloadEvents;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application's access to the embedded engine.
 */
class EmbeddedInngest extends AbstractInngest {

	/** More threads than the connections of a usual pool help nobody. */
	private static final int MAX_ASYNC_SENDS = 4;

	private final EventIntake intake;

	private final Signals signals;

	private final RunCancellation cancellation;

	EmbeddedInngest(JsonMapper mapper, EventIntake intake, Signals signals, RunCancellation cancellation,
			PayloadEvents payloads, boolean virtualThreads) {
		super(mapper, payloads, virtualThreads, MAX_ASYNC_SENDS);
		this.intake = intake;
		this.signals = signals;
		this.cancellation = cancellation;
	}

	@Override
	public SendResult send(Collection<? extends Event<?>> events) {
		return new SendResult(this.intake.accept(events));
	}

	@Override
	protected void deliverSignal(String signal, String data) {
		this.signals.send(signal, data);
	}

	@Override
	public void cancel(String runId) {
		this.cancellation.cancel(runId, "api");
	}

}

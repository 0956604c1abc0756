package io.inngest.spring.engine;

import java.util.Collection;

import io.inngest.spring.Event;
import io.inngest.spring.SendResult;
import io.inngest.spring.engine.control.RunCancellation;
import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.function.send.AbstractInngest;
import io.inngest.spring.function.send.PayloadEvents;

/**
 * The application's access to the embedded engine.
 */
class EmbeddedInngest extends AbstractInngest {

	/** More threads than the connections of a usual pool help nobody. */
	private static final int MAX_ASYNC_SENDS = 4;

	private final EventIntake intake;

	private final RunCancellation cancellation;

	EmbeddedInngest(EventIntake intake, RunCancellation cancellation, PayloadEvents payloads, boolean virtualThreads) {
		super(payloads, virtualThreads, MAX_ASYNC_SENDS);
		this.intake = intake;
		this.cancellation = cancellation;
	}

	@Override
	public SendResult send(Collection<? extends Event<?>> events) {
		return new SendResult(this.intake.accept(events));
	}

	@Override
	public void cancel(String runId) {
		this.cancellation.cancel(runId, "api");
	}

}

package io.inngest.spring.engine;

import java.util.Collection;
import java.util.concurrent.Executor;

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

	private final EventIntake intake;

	private final RunCancellation cancellation;

	EmbeddedInngest(EventIntake intake, RunCancellation cancellation, PayloadEvents payloads, Executor executor) {
		super(payloads, executor);
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

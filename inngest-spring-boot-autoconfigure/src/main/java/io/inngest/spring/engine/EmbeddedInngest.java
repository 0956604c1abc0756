package io.inngest.spring.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.SendResult;
import io.inngest.spring.engine.control.RunCancellation;
import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.function.PayloadEvents;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The application's access to the embedded engine.
 */
class EmbeddedInngest implements Inngest {

	private final EventIntake intake;

	private final RunCancellation cancellation;

	private final PayloadEvents payloads;

	private final Executor executor;

	EmbeddedInngest(EventIntake intake, RunCancellation cancellation, PayloadEvents payloads, Executor executor) {
		this.intake = intake;
		this.cancellation = cancellation;
		this.payloads = payloads;
		this.executor = executor;
	}

	@Override
	public SendResult send(Event<?> event) {
		return send(List.of(event));
	}

	@Override
	public SendResult send(Collection<? extends Event<?>> events) {
		return new SendResult(this.intake.accept(events));
	}

	@Override
	public SendResult send(String name, Object data) {
		return send(Event.of(name, data));
	}

	@Override
	public SendResult send(Object payload) {
		return send(this.payloads.eventOf(payload));
	}

	@Override
	public CompletableFuture<SendResult> sendAsync(Event<?> event) {
		return async(() -> send(event));
	}

	@Override
	public CompletableFuture<SendResult> sendAsync(Collection<? extends Event<?>> events) {
		List<? extends Event<?>> copy = List.copyOf(events);
		return async(() -> send(copy));
	}

	@Override
	public CompletableFuture<SendResult> sendAsync(String name, Object data) {
		return async(() -> send(name, data));
	}

	@Override
	public CompletableFuture<SendResult> sendAsync(Object payload) {
		return async(() -> send(payload));
	}

	@Override
	public void cancel(String runId) {
		this.cancellation.cancel(runId, "api");
	}

	private CompletableFuture<SendResult> async(Supplier<SendResult> send) {
		// Only the caller's thread can take part in the caller's transaction.
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return CompletableFuture.supplyAsync(send, Runnable::run);
		}
		return CompletableFuture.supplyAsync(send, this.executor);
	}

}

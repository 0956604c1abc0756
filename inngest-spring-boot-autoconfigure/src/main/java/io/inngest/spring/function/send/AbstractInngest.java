package io.inngest.spring.function.send;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.SendResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Base of the application's access to an engine: leads every way of sending to
 * {@link #send(Collection)}.
 */
public abstract class AbstractInngest implements Inngest {

	private static final boolean TRANSACTIONS_PRESENT = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			AbstractInngest.class.getClassLoader());

	private final JsonMapper mapper;

	private final PayloadEvents payloads;

	private final Executor executor;

	/**
	 * Creates the base.
	 * @param mapper the application's mapper, which writes the data of signals
	 * @param payloads makes events of annotated payloads
	 * @param virtualThreads whether events that nobody waits for are sent on virtual
	 * threads
	 * @param maxAsyncSends how many such sends may be under way at a time
	 */
	protected AbstractInngest(JsonMapper mapper, PayloadEvents payloads, boolean virtualThreads, int maxAsyncSends) {
		this.mapper = mapper;
		this.payloads = payloads;
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("inngest-send-");
		executor.setVirtualThreads(virtualThreads);
		executor.setConcurrencyLimit(maxAsyncSends);
		this.executor = executor;
	}

	@Override
	public SendResult send(Event<?> event) {
		return send(List.of(event));
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
	public void sendSignal(String signal, @Nullable Object data) {
		Assert.hasText(signal, "'signal' must not be empty");
		deliverSignal(signal, this.mapper.writeValueAsString(data));
	}

	@Override
	public CompletableFuture<@Nullable Void> sendSignalAsync(String signal, @Nullable Object data) {
		return CompletableFuture.runAsync(() -> sendSignal(signal, data), this.executor);
	}

	/**
	 * Gives a signal to the run that waits for it.
	 * @param signal the signal
	 * @param data the data as JSON
	 * @throws io.inngest.spring.SignalNotFoundException if no run waits for it
	 */
	protected abstract void deliverSignal(String signal, String data);

	/**
	 * Whether the caller is inside a transaction.
	 * @return {@code true} if one is active on the current thread
	 */
	protected static boolean inTransaction() {
		return TRANSACTIONS_PRESENT && TransactionSynchronizationManager.isActualTransactionActive();
	}

	private CompletableFuture<SendResult> async(Supplier<SendResult> send) {
		// Only the caller's thread can take part in the caller's transaction.
		return CompletableFuture.supplyAsync(send, inTransaction() ? Runnable::run : this.executor);
	}

}

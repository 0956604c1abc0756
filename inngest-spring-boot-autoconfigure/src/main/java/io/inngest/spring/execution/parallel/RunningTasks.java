package io.inngest.spring.execution.parallel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Tasks of one call that run on other threads, a few at a time. To be used by the
 * handler's thread.
 *
 * @param <T> the type of the results
 */
public final class RunningTasks<T> {

	/** How often it is looked whether to give up waiting. */
	private static final long LOOK_MILLIS = 100;

	private final Map<String, Supplier<T>> queued = new LinkedHashMap<>();

	private final Set<String> started = new HashSet<>();

	private final BlockingQueue<Ended<T>> ended = new LinkedBlockingQueue<>();

	/**
	 * Adds a task.
	 * @param key what to know it by
	 * @param task what to do
	 */
	public void add(String key, Supplier<T> task) {
		this.queued.put(key, task);
	}

	/**
	 * Whether one of the given tasks was added and has not come out yet.
	 * @param keys the tasks
	 * @return {@code true} if it is worth while to wait
	 */
	public boolean isRunning(Collection<String> keys) {
		return keys.stream().anyMatch((key) -> this.queued.containsKey(key) || this.started.contains(key));
	}

	/**
	 * Whether a task was added and has not come out yet.
	 * @return {@code true} if there is one
	 */
	public boolean isRunning() {
		return !this.queued.isEmpty() || !this.started.isEmpty();
	}

	/**
	 * Starts as many tasks as may run at a time.
	 * @param executor the threads
	 * @param limit how many may run at a time
	 * @param permitted whether a task may still begin; if not, it is dropped
	 */
	public void start(Executor executor, int limit, Predicate<String> permitted) {
		Iterator<Map.Entry<String, Supplier<T>>> next = this.queued.entrySet().iterator();
		while (next.hasNext() && this.started.size() < limit) {
			Map.Entry<String, Supplier<T>> task = next.next();
			next.remove();
			if (permitted.test(task.getKey())) {
				this.started.add(task.getKey());
				start(executor, task.getKey(), task.getValue());
			}
		}
	}

	private void start(Executor executor, String key, Supplier<T> task) {
		try {
			executor.execute(() -> run(key, task));
		}
		catch (RejectedExecutionException ex) {
			// The engine is stopping: what was begun is brought to its end here
			run(key, task);
		}
	}

	private void run(String key, Supplier<T> task) {
		try {
			this.ended.add(new Ended<>(key, task.get(), null));
		}
		catch (Throwable ex) {
			this.ended.add(new Ended<>(key, null, ex));
		}
	}

	/**
	 * Waits for a task to end.
	 * @param giveUp whether there is no point in waiting on
	 * @return its result; {@code null} if it was given up
	 */
	public @Nullable T next(BooleanSupplier giveUp) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					Ended<T> task = this.ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
					if (task != null) {
						return take(task);
					}
					if (giveUp.getAsBoolean()) {
						return null;
					}
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Takes a task that has ended.
	 * @return its result; {@code null} if there is none
	 */
	public @Nullable T poll() {
		Ended<T> task = this.ended.poll();
		return (task != null) ? take(task) : null;
	}

	/**
	 * Drops the tasks that have not begun.
	 */
	public void dropQueued() {
		this.queued.clear();
	}

	private @Nullable T take(Ended<T> task) {
		this.started.remove(task.key());
		if (task.thrown() != null) {
			throw new IllegalStateException("A step's failure could not be recorded", task.thrown());
		}
		return task.result();
	}

	private record Ended<T>(String key, @Nullable T result, @Nullable Throwable thrown) {

	}

}

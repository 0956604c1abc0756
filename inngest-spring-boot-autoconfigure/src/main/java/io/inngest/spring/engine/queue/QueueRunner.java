package io.inngest.spring.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.inngest.spring.engine.queue.Workers.WorkerThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;

/**
 * Takes runs from the queue and has them handled: by threads of its own once started, or
 * one at a time on the caller's thread.
 */
public class QueueRunner {

	private static final Logger logger = LoggerFactory.getLogger(QueueRunner.class);

	/** For polling, for renewing leases, and for putting back those of others. */
	private static final int THREADS = 3;

	private final RunQueue queue;

	private final RunHandler handler;

	private final List<Chore> chores;

	private final WakeUp wakeUp;

	private final StopSignal stop;

	private final QueueSettings settings;

	private final InFlight inFlight = new InFlight();

	private volatile @Nullable Poller poller;

	private @Nullable ScheduledExecutorService scheduler;

	private @Nullable ExecutorService workerThreads;

	QueueRunner(RunQueue queue, RunHandler handler, List<Chore> chores, WakeUp wakeUp, StopSignal stop,
			QueueSettings settings) {
		this.queue = queue;
		this.handler = handler;
		this.chores = List.copyOf(chores);
		this.wakeUp = wakeUp;
		this.stop = stop;
		this.settings = settings;
	}

	/**
	 * Starts the threads.
	 */
	public synchronized void start() {
		if (isRunning()) {
			return;
		}
		this.stop.clear();
		ExecutorService workerThreads = newWorkerThreads();
		this.workerThreads = workerThreads;
		Workers workers = new Workers(new WorkerThreads(this.settings.workers(), workerThreads), this.queue,
				this.handler, this.inFlight, this.wakeUp, this.stop);
		Poller poller = new Poller(this.queue, workers, this.chores, this.wakeUp, this.settings);
		this.poller = poller;
		ThreadFactory threads = new CustomizableThreadFactory("inngest-queue-");
		ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(THREADS, threads);
		this.scheduler = scheduler;
		scheduler.execute(poller);
		new LeaseKeeper(this.queue, this.inFlight, this.wakeUp).start(scheduler, this.settings);
	}

	private ExecutorService newWorkerThreads() {
		String prefix = "inngest-worker-";
		ThreadFactory threads = this.settings.virtualThreads()
				? new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory()
				: new CustomizableThreadFactory(prefix);
		return Executors.newFixedThreadPool(this.settings.workers(), threads);
	}

	/**
	 * Claims nothing more and waits for the calls that are under way to come to a stop.
	 */
	public synchronized void stop() {
		Poller poller = this.poller;
		ScheduledExecutorService scheduler = this.scheduler;
		ExecutorService workerThreads = this.workerThreads;
		if (poller == null || scheduler == null || workerThreads == null) {
			return;
		}
		poller.stop();
		this.stop.request();
		try {
			Duration timeout = this.settings.shutdownTimeout();
			boolean ended = poller.awaitEnd(timeout);
			workerThreads.shutdown();
			if (!workerThreads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS) || !ended) {
				leave(this.inFlight.runs().stream().map(ClaimedRun::runId).collect(Collectors.toSet()));
			}
			// Not before: leases are renewed until the last call has come to a stop.
			end(scheduler);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			scheduler.shutdown();
			workerThreads.shutdown();
			this.poller = null;
			this.scheduler = null;
		}
	}

	private void end(ExecutorService threads) throws InterruptedException {
		// No thread is interrupted: H2 would close its file. But none may be at the
		// database
		// any more when the application closes that.
		threads.shutdown();
		if (!threads.awaitTermination(this.settings.shutdownTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
			logger.warn("The threads that look after the leases still wait for the database");
		}
	}

	private void leave(Set<String> runIds) {
		// Their leases expire. Handing them back would let a step run twice at a time.
		logger.warn("{} runs did not come to a stop within {}: {}. They go on elsewhere when their lease has expired",
				runIds.size(), this.settings.shutdownTimeout(), runIds);
		try {
			this.queue.uncountAttempts(runIds);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Their attempts count, because the database does not answer", ex);
		}
	}

	/**
	 * Does the chores and handles one run that is due, on the calling thread.
	 * @return whether there was one
	 */
	public boolean runNext() {
		for (Chore chore : this.chores) {
			boolean more = true;
			while (more) {
				more = chore.run(true);
			}
		}
		List<ClaimedRun> claimed = this.queue.claim(1);
		claimed.forEach(this.handler::handle);
		return !claimed.isEmpty();
	}

	/**
	 * Returns when the next run becomes due.
	 * @return the time, which has not come; empty if no run waits for one
	 */
	public Optional<Instant> nextDue() {
		return Optional.ofNullable(this.queue.nextDue()).map(Instant::ofEpochMilli);
	}

	/**
	 * Puts runs back whose lease has expired, on the calling thread.
	 */
	public void recover() {
		new LeaseKeeper(this.queue, this.inFlight, this.wakeUp).requeueExpired();
	}

	/**
	 * Whether the threads run.
	 * @return {@code true} between start and stop
	 */
	public boolean isRunning() {
		return this.poller != null;
	}

	/**
	 * Whether the database did not answer when it was last asked.
	 * @return {@code true} if it is away
	 */
	public boolean isDatabaseAway() {
		Poller poller = this.poller;
		return poller != null && poller.isDatabaseAway();
	}

}

package io.inngest.spring.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Event;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.SizeLimit;
import io.inngest.spring.protocol.StepOp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.TransactionException;

/**
 * The journal of one call: a finished step is one insert and one commit, after which the
 * handler goes on in the same call.
 */
class EmbeddedJournal implements Journal {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedJournal.class);

	private final JournalContext context;

	private final ClaimedRun run;

	private final long sliceEnd;

	private final List<StoredEvent> unsent = new ArrayList<>();

	private Progress progress;

	private boolean lost;

	EmbeddedJournal(JournalContext context, ClaimedRun run, Progress progress) {
		this.context = context;
		this.run = run;
		this.progress = progress;
		this.sliceEnd = System.nanoTime() + context.slice().toNanos();
	}

	@Override
	public Verdict record(StepOp op) {
		if (op instanceof StepOp.Failed) {
			this.unsent.clear();
		}
		StepTable.Entry entry = new StepTable.Entry(this.progress.position() + 1, this.progress.attempt(), op);
		if (!insert(entry)) {
			this.lost = true;
			return Verdict.SUSPEND;
		}
		if (!this.unsent.isEmpty()) {
			this.unsent.clear();
			this.context.wakeUp().now();
		}
		this.progress = this.progress.afterStep();
		boolean stop = this.context.stop().isRequested() || System.nanoTime() - this.sliceEnd > 0;
		return stop ? Verdict.SUSPEND : Verdict.CONTINUE;
	}

	@Override
	public List<String> send(Collection<? extends Event<?>> events) {
		List<StoredEvent> prepared = this.context.intake().prepare(events);
		this.unsent.addAll(prepared);
		return prepared.stream().map(StoredEvent::key).toList();
	}

	@Override
	public SizeLimit resultLimit() {
		return SizeLimit.characters(this.context.database().dialect().maxStepData());
	}

	/**
	 * Returns how far the run has come.
	 * @return the progress, with the steps recorded by this call
	 */
	Progress progress() {
		return this.progress;
	}

	/**
	 * Whether the run was taken away, or may have been, so that nothing more of this call
	 * counts.
	 * @return {@code true} if the call's outcome is to be dropped
	 */
	boolean isLost() {
		return this.lost;
	}

	private boolean insert(StepTable.Entry entry) {
		try {
			return insertOnce(entry);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Step '{}' of run {} may not have been stored; it is tried again while the lease lasts",
					entry.op().step().id(), this.run.runId(), ex);
			return insertAgain(entry);
		}
	}

	private boolean insertOnce(StepTable.Entry entry) {
		if (this.unsent.isEmpty()) {
			return this.context.database().once((jdbc) -> insertStep(jdbc, entry));
		}
		return this.context.database().transaction((jdbc) -> {
			if (!insertStep(jdbc, entry)) {
				return false;
			}
			this.context.intake().acceptWithin(jdbc, this.unsent);
			return true;
		});
	}

	private boolean insertStep(JdbcOperations jdbc, StepTable.Entry entry) {
		return this.context.steps().insert(jdbc, this.context.database().dialect(), this.run, entry);
	}

	private boolean insertAgain(StepTable.Entry entry) {
		// Nobody knows whether the row was stored. Under the same fence it can only be
		// this
		// call's own.
		long deadline = System.nanoTime() + this.context.lease().toNanos();
		Duration pause = Duration.ofMillis(50);
		while (System.nanoTime() - deadline < 0 && pause(pause)) {
			try {
				return isStored(entry) ? this.context.queue().holds(this.run) : insertOnce(entry);
			}
			catch (DataAccessException | TransactionException ex) {
				logger.debug("The database does not answer", ex);
				pause = pause.multipliedBy(2);
			}
		}
		return false;
	}

	private boolean isStored(StepTable.Entry entry) {
		return this.context.database()
			.once((jdbc) -> this.context.steps().isRecordedBy(jdbc, this.run, entry.op().step()));
	}

	private boolean pause(Duration pause) {
		try {
			TimeUnit.MILLISECONDS.sleep(pause.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

package io.inngest.spring.engine.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.inngest.spring.Event;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The journal of one call: a finished step is one insert and one commit, after which the
 * handler goes on in the same call.
 */
public class EmbeddedJournal implements Journal {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedJournal.class);

	private final JournalContext context;

	private final ClaimedRun run;

	private final long sliceEnd;

	private final Map<String, List<StoredEvent>> unsent = new ConcurrentHashMap<>(1);

	private Progress progress;

	private boolean lost;

	/**
	 * Begins the journal of a call.
	 * @param context what all journals share
	 * @param run the run
	 * @param progress how far the run has come
	 */
	public EmbeddedJournal(JournalContext context, ClaimedRun run, Progress progress) {
		this.context = context;
		this.run = run;
		this.progress = progress;
		this.sliceEnd = System.nanoTime() + context.slice().toNanos();
	}

	/**
	 * Lets nothing begin that another node may be doing already: a process that was
	 * frozen for longer than its lease does not know what has happened meanwhile.
	 */
	@Override
	public Permission permit(StepKey step) {
		if (!this.lost && holdsRun()) {
			return Permission.RUN;
		}
		this.lost = true;
		return Permission.LEAVE;
	}

	private boolean holdsRun() {
		try {
			return this.context.queue().holds(this.run);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The database does not answer, and the lease of run {} has expired", this.run.runId(), ex);
			return false;
		}
	}

	@Override
	public Verdict record(StepOp op) {
		List<StoredEvent> sent = this.unsent.remove(op.step().hash());
		List<StoredEvent> events = (sent != null && op instanceof StepOp.Ran) ? sent : List.of();
		StepRow row = this.context.steps().row(this.run, this.progress.position() + 1, this.progress.attempt(), op);
		if (!insert(row, events)) {
			this.lost = true;
			return Verdict.SUSPEND;
		}
		if (!events.isEmpty()) {
			this.context.wakeUp().now();
		}
		this.progress = this.progress.afterStep();
		boolean stop = this.context.stop().isRequested() || System.nanoTime() - this.sliceEnd > 0;
		return stop ? Verdict.SUSPEND : Verdict.CONTINUE;
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		throw new IllegalStateException("Not there yet: " + ops);
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
		List<StoredEvent> prepared = this.context.intake().prepare(events);
		this.unsent.put(step.hash(), prepared);
		return prepared.stream().map(StoredEvent::key).toList();
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		throw new SignalNotFoundException(signal);
	}

	@Override
	public String compositeId(String functionId) {
		return this.context.functions().compositeId(functionId);
	}

	@Override
	public SideBySide sideBySide() {
		return this.context.sideBySide();
	}

	@Override
	public SizeLimit resultLimit() {
		return SizeLimit.characters(this.context.database().dialect().maxStepData());
	}

	@Override
	public HttpGateway gateway() {
		return this.context.gateway();
	}

	/**
	 * Returns how far the run has come.
	 * @return the progress, with the steps recorded by this call
	 */
	public Progress progress() {
		return this.progress;
	}

	/**
	 * Whether the run was taken away, or may have been, so that nothing more of this call
	 * counts.
	 * @return {@code true} if the call's outcome is to be dropped
	 */
	public boolean isLost() {
		return this.lost;
	}

	private boolean insert(StepRow row, List<StoredEvent> events) {
		try {
			return events.isEmpty() ? this.context.commits().write(row) : insertAlone(row, events);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Step '{}' of run {} may not have been stored; it is tried again while the lease lasts",
					row.op().step().id(), this.run.runId(), ex);
			return insertAgain(row, events);
		}
	}

	private boolean insertAlone(StepRow row, List<StoredEvent> events) {
		if (events.isEmpty()) {
			return this.context.database().once((jdbc) -> this.context.steps().insert(jdbc, row));
		}
		return this.context.database().transaction((jdbc) -> {
			if (!this.context.steps().insert(jdbc, row)) {
				return false;
			}
			this.context.intake().acceptWithin(jdbc, events);
			return true;
		});
	}

	private boolean insertAgain(StepRow row, List<StoredEvent> events) {
		// Nobody knows whether the row was stored. Under the same fence it can only be
		// this call's own.
		return this.context.patience()
			.repeat(() -> this.context.steps().isRecordedBy(this.run, row.op().step())
					? this.context.queue().holds(this.run) : insertAlone(row, events));
	}

}

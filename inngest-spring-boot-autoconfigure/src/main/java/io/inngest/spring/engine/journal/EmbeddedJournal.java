package io.inngest.spring.engine.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.inngest.spring.Event;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.OpenWaits;
import io.inngest.spring.engine.wait.Signals;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
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

	private final Map<String, Alongside> unsent = new ConcurrentHashMap<>(1);

	private Progress progress;

	private boolean sagaNoted;

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
		this.sagaNoted = run.marks().sagas();
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
		String hash = op.step().hash();
		Alongside sent = this.unsent.remove(hash);
		Alongside alongside = (sent != null && op instanceof StepOp.Ran) ? sent : Alongside.NOTHING;
		boolean parked = this.progress.waits().contains(hash);
		// Those that failed were noted with the step, the others with the run
		int attempt = this.progress.attempt() + (parked ? this.progress.waits().attempts(hash) : 0);
		StepRow row = this.context.steps().row(this.run, this.progress.position() + 1, attempt, op);
		try {
			this.lost = !insert(row, alongside);
		}
		catch (SignalTakenException ex) {
			// The step runs once more, and finds that nobody waits any more
			return Verdict.SUSPEND;
		}
		if (this.lost) {
			return Verdict.SUSPEND;
		}
		if (!alongside.equals(Alongside.NOTHING)) {
			this.context.wakeUp().now();
		}
		this.progress = this.progress.afterStep();
		if (parked) {
			this.progress = this.progress.withWaits(this.progress.waits().without(hash));
		}
		boolean stop = this.context.stop().isRequested() || System.nanoTime() - this.sliceEnd > 0;
		return stop ? Verdict.SUSPEND : Verdict.CONTINUE;
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		OpenWaits waits = store(ops);
		if (waits == null) {
			this.lost = true;
			return Verdict.SUSPEND;
		}
		this.progress = this.progress.withWaits(waits);
		// There may be runs of invoked functions
		this.context.wakeUp().now();
		return Verdict.CONTINUE;
	}

	private @Nullable OpenWaits store(List<StepOp> ops) {
		try {
			return store(ops, false);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("What run {} waits for may not have been stored; it is tried again while the lease lasts",
					this.run.runId(), ex);
			AtomicReference<@Nullable OpenWaits> stored = new AtomicReference<>();
			this.context.patience().repeat(() -> {
				stored.set(store(ops, true));
				return true;
			});
			return stored.get();
		}
	}

	private @Nullable OpenWaits store(List<StepOp> ops, boolean again) {
		JournalContext.Waiting waiting = this.context.waiting();
		return this.context.database().transaction((jdbc) -> {
			if (!this.context.queue().holdForWaits(jdbc, this.run)) {
				return null;
			}
			OpenWaits known = again ? waiting.registration().read(jdbc, this.run) : this.progress.waits();
			List<StepOp> missing = ops.stream()
				.filter((op) -> op instanceof StepOp.Errored || !known.contains(op.step().hash()))
				.toList();
			return waiting.registration().register(jdbc, this.run, missing, known, waiting.clock().millis());
		});
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
		List<StoredEvent> prepared = this.context.intake().prepare(events);
		this.unsent.put(step.hash(), new Alongside(prepared, null));
		return prepared.stream().map(StoredEvent::key).toList();
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		Signals.Sent sent = this.context.waiting().signals().address(signal, data);
		this.unsent.put(step.hash(), new Alongside(List.of(), sent));
		return sent.place().runId();
	}

	@Override
	public boolean isWoken() {
		try {
			return this.context.queue().isWoken(this.run);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The database does not answer; it is asked again", ex);
			return false;
		}
	}

	@Override
	public void beginSaga() {
		if (!this.sagaNoted) {
			this.sagaNoted = true;
			this.lost |= !this.context.waiting().sagas().set(this.run);
		}
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

	private boolean insert(StepRow row, Alongside alongside) {
		try {
			return isAlone(row, alongside) ? this.context.commits().write(row) : insertAlone(row, alongside);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Step '{}' of run {} may not have been stored; it is tried again while the lease lasts",
					row.step().id(), this.run.runId(), ex);
			return insertAgain(row, alongside);
		}
	}

	private boolean isAlone(StepRow row, Alongside alongside) {
		return alongside.equals(Alongside.NOTHING) && !this.progress.waits().contains(row.step().hash());
	}

	private boolean insertAlone(StepRow row, Alongside alongside) {
		if (isAlone(row, alongside)) {
			return this.context.database().once((jdbc) -> this.context.steps().insert(jdbc, row));
		}
		return this.context.database().transaction((jdbc) -> insertWith(jdbc, row, alongside));
	}

	private boolean insertWith(JdbcOperations jdbc, StepRow row, Alongside alongside) {
		Signals.Sent signal = alongside.signal();
		if (signal != null) {
			this.context.queue().lock(jdbc, List.of(this.run.runId(), signal.place().runId()));
		}
		if (!this.context.steps().insert(jdbc, row)) {
			return false;
		}
		if (this.progress.waits().contains(row.step().hash())) {
			this.context.waiting().table().delete(jdbc, this.run.runId(), List.of(row.step().hash()));
		}
		if (!alongside.events().isEmpty()) {
			this.context.intake().acceptWithin(jdbc, alongside.events());
		}
		if (signal != null && !this.context.waiting().signals().deliver(jdbc, signal)) {
			throw new SignalTakenException();
		}
		return true;
	}

	private boolean insertAgain(StepRow row, Alongside alongside) {
		// Nobody knows whether the row was stored. Under the same fence it can only be
		// this call's own.
		return this.context.patience()
			.repeat(() -> this.context.steps().isRecordedBy(this.run, row.step()) ? this.context.queue().holds(this.run)
					: insertAlone(row, alongside));
	}

	/**
	 * What is stored together with a step.
	 *
	 * @param events the events that it sends
	 * @param signal the signal that it sends; {@code null} for none
	 */
	private record Alongside(List<StoredEvent> events, Signals.@Nullable Sent signal) {

		static final Alongside NOTHING = new Alongside(List.of(), null);

	}

	/**
	 * Somebody else's signal came first, so that the step's is not to be stored.
	 */
	private static final class SignalTakenException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}

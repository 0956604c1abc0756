package io.inngest.spring.test.intervention;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a call in a test: hands on to the engine's, and intervenes.
 */
final class InterventionJournal implements Journal {

	private final String functionId;

	private final String runId;

	private final Journal journal;

	private final Interventions interventions;

	InterventionJournal(String functionId, String runId, Journal journal, Interventions interventions) {
		this.functionId = functionId;
		this.runId = runId;
		this.journal = journal;
		this.interventions = interventions;
	}

	@Override
	public @Nullable String resultOf(StepKey step, int attempt) throws Exception {
		String result = this.interventions.resultOf(tested(step));
		return (result != null) ? result : this.journal.resultOf(step, attempt);
	}

	private TestedStep tested(StepKey step) {
		return new TestedStep(this.functionId, step.label());
	}

	@Override
	public Verdict record(StepOp op) {
		if (op instanceof StepOp.Ran ran && StepOp.ROLLBACK.equals(ran.type())) {
			this.interventions.rolledBack(this.runId, op.step().hash());
		}
		Verdict verdict = this.journal.record(op);
		if (verdict != Verdict.SUSPEND) {
			this.interventions.stored(tested(op.step()), verdict == Verdict.CONTINUE);
		}
		return verdict;
	}

	@Override
	public @Nullable SideBySide sideBySide() {
		SideBySide threads = this.journal.sideBySide();
		return (threads != null && this.interventions.onCallersThread()) ? new SideBySide(Runnable::run, 1) : threads;
	}

	@Override
	public Permission permit(StepKey step) {
		return this.journal.permit(step);
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		return this.journal.register(ops);
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
		return this.journal.send(step, events);
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		return this.journal.sendSignal(step, signal, data);
	}

	@Override
	public String compositeId(String functionId) {
		return this.journal.compositeId(functionId);
	}

	@Override
	public boolean looksBack() {
		return this.journal.looksBack();
	}

	@Override
	public void beginSaga() {
		this.journal.beginSaga();
	}

	@Override
	public boolean isWoken() {
		return this.journal.isWoken();
	}

	@Override
	public boolean isTargeted() {
		return this.journal.isTargeted();
	}

	@Override
	public boolean isTarget(StepKey step) {
		return this.journal.isTarget(step);
	}

	@Override
	public SizeLimit resultLimit() {
		return this.journal.resultLimit();
	}

	@Override
	public SizeLimit inputLimit() {
		return this.journal.inputLimit();
	}

	@Override
	public SizeLimit outputLimit() {
		return this.journal.outputLimit();
	}

	@Override
	public Duration longestSleep() {
		return this.journal.longestSleep();
	}

	@Override
	public @Nullable HttpGateway gateway() {
		return this.journal.gateway();
	}

}

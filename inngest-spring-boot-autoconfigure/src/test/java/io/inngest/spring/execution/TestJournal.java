package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.inngest.spring.Event;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.protocol.StepOp;

/**
 * A journal in memory that goes on after each step as the embedded engine does, or as it
 * is told.
 */
class TestJournal implements Journal {

	final List<StepOp> recorded = new ArrayList<>();

	final List<Event<?>> sent = new ArrayList<>();

	private final Map<String, Memo.Entry> entries = new LinkedHashMap<>();

	private Function<StepOp, Verdict> verdicts = (op) -> Verdict.CONTINUE;

	private RuntimeException sendFailure;

	private SizeLimit resultLimit = SizeLimit.NONE;

	void decide(Function<StepOp, Verdict> verdicts) {
		this.verdicts = verdicts;
	}

	void failSends(RuntimeException failure) {
		this.sendFailure = failure;
	}

	void limitResults(SizeLimit resultLimit) {
		this.resultLimit = resultLimit;
	}

	@Override
	public SizeLimit resultLimit() {
		return this.resultLimit;
	}

	Memo memo() {
		return Memo.of(this.entries);
	}

	@Override
	public Verdict record(StepOp op) {
		this.recorded.add(op);
		Verdict verdict = this.verdicts.apply(op);
		if (verdict != Verdict.REPORT) {
			store(op);
		}
		return verdict;
	}

	/** What an engine does with an op, recorded or reported. */
	void store(StepOp op) {
		String label = op.step().label();
		if (op instanceof StepOp.Ran ran) {
			this.entries.put(op.step().hash(), new Memo.Data(label, ran.data()));
		}
		else if (op instanceof StepOp.Failed failed) {
			this.entries.put(op.step().hash(), new Memo.Failure(label, failed.error()));
		}
		else if (op instanceof StepOp.Sleep) {
			this.entries.put(op.step().hash(), new Memo.Done(label));
		}
	}

	void remember(String id, Memo.Entry entry) {
		this.entries.put(io.inngest.spring.protocol.StepKey.of(id, 0).hash(), entry);
	}

	@Override
	public List<String> send(Collection<? extends Event<?>> events) {
		if (this.sendFailure != null) {
			throw this.sendFailure;
		}
		List<String> ids = new ArrayList<>();
		for (Event<?> event : events) {
			this.sent.add(event);
			ids.add("event-" + this.sent.size());
		}
		return ids;
	}

}

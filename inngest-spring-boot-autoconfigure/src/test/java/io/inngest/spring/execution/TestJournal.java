package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.inngest.spring.Event;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
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

	private final Map<String, String> editedInputs = new HashMap<>();

	private SizeLimit resultLimit = SizeLimit.NONE;

	private SizeLimit inputLimit = SizeLimit.NONE;

	private HttpGateway gateway;

	void decide(Function<StepOp, Verdict> verdicts) {
		this.verdicts = verdicts;
	}

	void failSends(RuntimeException failure) {
		this.sendFailure = failure;
	}

	void limitResults(SizeLimit resultLimit) {
		this.resultLimit = resultLimit;
	}

	void limitInputs(SizeLimit inputLimit) {
		this.inputLimit = inputLimit;
	}

	@Override
	public SizeLimit inputLimit() {
		return this.inputLimit;
	}

	/** Lets the run be started again from a step. */
	void editInput(String id, String arguments) {
		this.editedInputs.put(StepKey.of(id, 0).hash(), arguments);
	}

	@Override
	public SizeLimit resultLimit() {
		return this.resultLimit;
	}

	/** Makes requests as the embedded engine does. */
	void makeRequests(HttpGateway gateway) {
		this.gateway = gateway;
	}

	@Override
	public HttpGateway gateway() {
		return this.gateway;
	}

	Memo memo() {
		Memo memo = Memo.of(this.entries);
		return new Memo() {

			@Override
			public Entry get(String hash) {
				return memo.get(hash);
			}

			@Override
			public String editedInput(String hash) {
				return TestJournal.this.editedInputs.get(hash);
			}

			@Override
			public Collection<String> order() {
				return memo.order();
			}

		};
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
		this.entries.put(StepKey.of(id, 0).hash(), entry);
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		throw new SignalNotFoundException(signal);
	}

	@Override
	public String compositeId(String functionId) {
		return functionId;
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		return Verdict.CONTINUE;
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
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

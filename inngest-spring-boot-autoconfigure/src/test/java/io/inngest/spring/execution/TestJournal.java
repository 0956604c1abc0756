package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.inngest.spring.Event;
import io.inngest.spring.SignalNotFoundException;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.execution.request.HttpGateway;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A journal in memory that goes on after each step as the embedded engine does, or as it
 * is told.
 */
class TestJournal implements Journal {

	private final Map<String, KnownResult> known = new HashMap<>();

	final List<StepOp> recorded = new ArrayList<>();

	final List<Event<?>> sent = new ArrayList<>();

	private final Map<String, Memo.Entry> entries = new LinkedHashMap<>();

	private Function<StepOp, Verdict> verdicts = (op) -> Verdict.CONTINUE;

	private RuntimeException sendFailure;

	private final Map<String, String> editedInputs = new HashMap<>();

	private SizeLimit resultLimit = SizeLimit.NONE;

	private SizeLimit inputLimit = SizeLimit.NONE;

	private HttpGateway gateway;

	private final Map<String, Memo.Open> open = new ConcurrentHashMap<>();

	final List<StepOp> registered = new ArrayList<>();

	private SideBySide threads;

	private String target;

	private boolean planning;

	private boolean looksBack = true;

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

	/** Gives a step a result without its body. */
	void know(String stepId, KnownResult result) {
		this.known.put(stepId, result);
	}

	@Override
	public String resultOf(StepKey step, int attempt) throws Exception {
		KnownResult result = this.known.get(step.label());
		return (result != null) ? result.of(attempt) : null;
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

	/** Runs bodies beside each other as the embedded engine does. */
	void runSideBySide(Executor executor, int limit) {
		this.threads = (executor != null) ? new SideBySide(executor, limit) : null;
	}

	@Override
	public SideBySide sideBySide() {
		return this.threads;
	}

	/** Makes the next calls for one step, as a server does, or for all again. */
	void target(String hash) {
		this.target = hash;
	}

	/** Lets calls only plan steps, as a server does that has said so. */
	void plan(boolean planning) {
		this.planning = planning;
	}

	void looksBack(boolean looksBack) {
		this.looksBack = looksBack;
	}

	@Override
	public boolean looksBack() {
		return this.looksBack;
	}

	@Override
	public boolean isTargeted() {
		return this.target != null;
	}

	@Override
	public boolean isTarget(StepKey step) {
		return step.hash().equals(this.target);
	}

	@Override
	public Permission permit(StepKey step) {
		if (this.target != null) {
			return isTarget(step) ? Permission.RUN : Permission.LEAVE;
		}
		return this.planning ? Permission.PLAN : Permission.RUN;
	}

	/** Lets what is in back-off be tried again. */
	void retryNow() {
		this.open.replaceAll((hash, open) -> new Memo.Open(open.attempts(), open.attempts() > 0));
	}

	/** Ends what the run waits for, such as a sleep. */
	void settle(String id, Memo.Entry entry) {
		assertThat(this.open).containsKey(StepKey.of(id, 0).hash());
		this.open.remove(StepKey.of(id, 0).hash());
		remember(id, entry);
	}

	boolean has(String hash) {
		return this.entries.containsKey(hash);
	}

	Memo memo() {
		Memo memo = Memo.of(this.entries);
		Map<String, Memo.Open> begun = Map.copyOf(this.open);
		return new Memo() {

			@Override
			public Open open(String hash) {
				return begun.get(hash);
			}

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
		this.open.remove(op.step().hash());
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
		this.registered.addAll(ops);
		ops.forEach(this::open);
		return Verdict.CONTINUE;
	}

	/** What an engine does with an op of a step that is not over. */
	void open(StepOp op) {
		int attempts = (op instanceof StepOp.Errored errored) ? errored.error().attempts() : 0;
		this.open.put(op.step().hash(), new Memo.Open(attempts, false));
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

	/** What is known of a step in another way. */
	interface KnownResult {

		String of(int attempt) throws Exception;

	}

}

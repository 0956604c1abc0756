package io.inngest.spring.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

import io.inngest.spring.Event;
import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.function.BackoffPolicy;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionHandler;
import io.inngest.spring.function.Invocation;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of a function that is driven call by call against a journal in memory.
 */
class TestRun {

	final TestClock clock = new TestClock();

	final TestJournal journal = new TestJournal();

	private final FunctionExecutor executor;

	private final Handler handler;

	private int retries = 4;

	private Set<Class<? extends Throwable>> nonRetriable = Set.of();

	private BackoffPolicy backoff;

	TestRun(Handler handler) {
		this(handler, JsonMapper.builder().build());
	}

	TestRun(Handler handler, JsonMapper mapper) {
		this.handler = handler;
		this.executor = new FunctionExecutor(mapper, this.clock);
	}

	static TestRun of(Handler handler) {
		return new TestRun(handler);
	}

	TestRun retries(int retries) {
		this.retries = retries;
		return this;
	}

	TestRun nonRetriable(Class<? extends Throwable> type) {
		this.nonRetriable = Set.of(type);
		return this;
	}

	TestRun backoff(BackoffPolicy backoff) {
		this.backoff = backoff;
		return this;
	}

	/** Steps end the call and are reported, as on a server. */
	TestRun reporting() {
		this.journal.runSideBySide(null, 0);
		this.journal.decide((op) -> Journal.Verdict.REPORT);
		return this;
	}

	/** Bodies run beside each other, as on the embedded engine. */
	TestRun sideBySide(Executor executor) {
		this.journal.runSideBySide(executor, 4);
		return this;
	}

	Outcome call() {
		return call(0);
	}

	/** Calls for one step only, as a server does. */
	Outcome call(String targetId) {
		this.journal.target(StepKey.of(targetId, 0).hash());
		Outcome outcome = call(0);
		this.journal.target(null);
		return outcome;
	}

	Outcome call(int attempt) {
		return call(this.journal.memo(), attempt);
	}

	Outcome call(Memo memo, int attempt) {
		FunctionDefinition function = new FunctionDefinition("shop", "import", "Import", List.of(), this.retries,
				this.nonRetriable, this.backoff, new TestHandler());
		Event<JsonNode> event = Event.of("shop/imported", JsonMapper.shared().createObjectNode());
		return this.executor.execute(new Call(function, "01RUN", List.of(event), memo, attempt, function.maxAttempts()),
				this.journal);
	}

	/**
	 * Calls until the run ends or must be tried again, doing at once what is reported.
	 */
	Outcome callUntilDone() {
		while (true) {
			Outcome outcome = call();
			if (!(outcome instanceof Outcome.Suspended suspended) || suspended.ops().isEmpty()
					|| suspended.ops().stream().anyMatch(StepOp.Errored.class::isInstance)) {
				return outcome;
			}
			suspended.ops().forEach(this.journal::store);
		}
	}

	List<String> recordedLabels() {
		List<String> labels = new ArrayList<>();
		this.journal.recorded.forEach((op) -> labels.add(op.step().label()));
		return labels;
	}

	/** What a test's function does. */
	interface Handler {

		Object run(Step step, RunContext context) throws Throwable;

	}

	private class TestHandler implements FunctionHandler {

		@Override
		public Object invoke(Invocation invocation) throws Throwable {
			return TestRun.this.handler.run(invocation.step(), invocation.context());
		}

		@Override
		public String describe() {
			return "ImportProducts.run";
		}

		@Override
		public Class<?> type() {
			return TestRun.class;
		}

	}

}

package io.inngest.spring.serve.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.execution.result.SizeLimit;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;

/**
 * The journal of one call by a server, which says whether new steps are run or only
 * planned, or which one of them is to be run.
 */
final class ServerJournal implements Journal {

	private static final int FOUR_MEBIBYTES = 4 * 1024 * 1024;

	/** The server counts a step's result in its wrapping. */
	private static final SizeLimit RESULT_LIMIT = SizeLimit.bytes(FOUR_MEBIBYTES - "{\"data\":}".length());

	/**
	 * Less than the server allows, since it takes answers of no more than eight
	 * mebibytes, in which a result and an input have to find room along with what is
	 * around them.
	 */
	private static final SizeLimit INPUT_LIMIT = SizeLimit.bytes(FOUR_MEBIBYTES - 16 * 1024);

	private static final SizeLimit OUTPUT_LIMIT = SizeLimit.bytes(FOUR_MEBIBYTES);

	/** A server lets a run fail at once, and past any handler, that sleeps longer. */
	private static final Duration LONGEST_SLEEP = Duration.ofDays(365);

	private final IncomingCall call;

	private final StepSink sink;

	private final Engine engine;

	private final List<StepKey> left = new ArrayList<>();

	private boolean targetMet;

	ServerJournal(IncomingCall call, StepSink sink, Engine engine) {
		this.call = call;
		this.sink = sink;
		this.engine = engine;
	}

	@Override
	public Permission permit(StepKey step) {
		if (this.call.target() == null) {
			boolean planned = this.call.request().context().planned() || this.sink.isTimeUp();
			return planned ? Permission.PLAN : Permission.RUN;
		}
		if (this.call.target().equals(step.hash())) {
			this.targetMet = true;
			return Permission.RUN;
		}
		this.left.add(step);
		return Permission.LEAVE;
	}

	@Override
	public boolean isTargeted() {
		return this.call.target() != null;
	}

	@Override
	public boolean isTarget(StepKey step) {
		return step.hash().equals(this.call.target());
	}

	@Override
	public Verdict record(StepOp op) {
		return this.sink.take(op);
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		throw new IllegalStateException("A server does not wait beside a step that runs: " + ops);
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
		return this.engine.events().send(events);
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		return this.engine.runs().sendSignal(signal, data);
	}

	@Override
	public String compositeId(String functionId) {
		return this.engine.functions().compositeId(functionId);
	}

	@Override
	public boolean looksBack() {
		return false;
	}

	@Override
	public SizeLimit resultLimit() {
		return RESULT_LIMIT;
	}

	@Override
	public SizeLimit inputLimit() {
		return INPUT_LIMIT;
	}

	@Override
	public SizeLimit outputLimit() {
		return OUTPUT_LIMIT;
	}

	@Override
	public Duration longestSleep() {
		return LONGEST_SLEEP;
	}

	/**
	 * Whether the function went on without the step that the call was for. If that step
	 * is over already, there is nothing to do and nothing amiss.
	 * @param outcome how the call ended
	 * @return {@code true} if the function has no such step where it stands
	 */
	boolean isTargetMissing(Outcome outcome) {
		return outcome instanceof Outcome.Suspended && this.call.target() != null && !this.targetMet
				&& !this.call.memo().isFinished(this.call.target());
	}

	/**
	 * Returns the steps that could have been run instead of the one that the call is for.
	 * @return the steps, in the order in which the function met them
	 */
	List<StepKey> left() {
		return this.left;
	}

	/**
	 * What a call needs of the server and of the application.
	 *
	 * @param events sends events
	 * @param runs sends signals to runs
	 * @param functions the application's functions
	 */
	record Engine(EventSender events, ServerRuns runs, FunctionRegistry functions) {

	}

}

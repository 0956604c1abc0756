package io.inngest.spring.test.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.execution.Call;
import io.inngest.spring.execution.FunctionExecutor;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.execution.memo.Memo;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.test.replay.RecordedRun.End;
import io.inngest.spring.test.replay.RecordedRun.RecordedStep;
import org.jspecify.annotations.Nullable;

/**
 * Calls the function of a run again with none of its steps known, with the first one, and
 * so on, and compares what it comes to next with what it has come to. A step that was
 * over next must have been there to be done by then, alone or beside others: that holds
 * for parallel steps as well, whatever the order of their completion, and for those that
 * have lost a race.
 */
public final class ReplayCheck {

	private final FunctionRegistry functions;

	private final FunctionExecutor executor;

	/**
	 * Creates the check.
	 * @param functions the application's functions
	 * @param executor calls them
	 */
	public ReplayCheck(FunctionRegistry functions, FunctionExecutor executor) {
		this.functions = functions;
		this.executor = executor;
	}

	/**
	 * Checks a run.
	 * @param run the run
	 * @throws AssertionError if the function takes another way than it has taken
	 */
	public void check(RecordedRun run) {
		FunctionDefinition function = this.functions.find(run.functionId());
		if (function == null) {
			throw new AssertionError("The application has no function '%s' any more, which run %s is of"
				.formatted(run.functionId(), run.runId()));
		}
		Set<String> offered = new HashSet<>();
		for (int known = 0; known < run.steps().size(); known++) {
			checkNext(function, run, known, offered);
		}
		checkRest(function, run);
	}

	private void checkNext(FunctionDefinition function, RecordedRun run, int known, Set<String> offered) {
		RecordedStep expected = run.steps().get(known);
		Outcome outcome = replay(function, run, run.steps().subList(0, known), false);
		offered.addAll(hashes(outcome));
		if (!offered.contains(expected.hash()) && run.end() == End.CANCELLED) {
			// Rollbacks run only when the run is being cancelled
			offered.addAll(hashes(replay(function, run, run.steps().subList(0, known), true)));
		}
		if (!offered.contains(expected.hash())) {
			throw difference(function, run, known, outcome, "come to step '%s'".formatted(expected.label()));
		}
	}

	private void checkRest(FunctionDefinition function, RecordedRun run) {
		int known = run.steps().size();
		if (run.end() == End.COMPLETED) {
			Outcome outcome = replay(function, run, run.steps(), false);
			if (!(outcome instanceof Outcome.Completed)) {
				throw difference(function, run, known, outcome, "returned");
			}
		}
		if (run.end() == End.OPEN && !run.waits().isEmpty()) {
			Outcome outcome = replay(function, run, run.steps(), false);
			run.waits().forEach((hash, label) -> {
				if (!hashes(outcome).contains(hash)) {
					throw difference(function, run, known, outcome, "come to step '%s'".formatted(label));
				}
			});
		}
	}

	private static List<String> hashes(Outcome outcome) {
		return ops(outcome).stream().map((op) -> op.step().hash()).toList();
	}

	private static List<StepOp> ops(Outcome outcome) {
		return (outcome instanceof Outcome.Suspended suspended) ? suspended.ops() : List.of();
	}

	private Outcome replay(FunctionDefinition function, RecordedRun run, Collection<RecordedStep> known,
			boolean cancelling) {
		Map<String, Memo.Entry> entries = new LinkedHashMap<>();
		known.forEach((step) -> entries.put(step.hash(), step.entry()));
		// The last attempt: on others, what fails in a saga is not rolled back yet
		Call call = new Call(function, run.runId(), run.events(), Memo.of(entries), function.maxAttempts() - 1,
				function.maxAttempts(), cancelling);
		return this.executor.execute(call, new PlanningJournal(this.functions));
	}

	private AssertionError difference(FunctionDefinition function, RecordedRun run, int known, Outcome outcome,
			String before) {
		String place = (known > 0) ? "after step '%s'".formatted(run.steps().get(known - 1).label()) : "at first";
		List<String> recorded = new ArrayList<>(run.steps().stream().map(RecordedStep::label).toList());
		recorded.addAll(run.waits().values());
		return new AssertionError("""
				Function '%s' does not take the way again that its run %s has taken: %s it %s, where it had %s.
				  recorded: %s
				  now:      %s
				Runs that are under way when this code is deployed would not find their steps again. %s must meet the \
				same steps in the same order on every call: take what is random, what the clock says and what is read \
				from outside through a step, and put new steps behind those that runs under way have come to.\
				""".formatted(run.functionId(), run.runId(), place, describe(outcome), before,
				String.join(", ", recorded), String.join(", ", now(function, run)), function.handler().describe()));
	}

	private static String describe(Outcome outcome) {
		if (outcome instanceof Outcome.Suspended suspended) {
			List<String> labels = suspended.ops().stream().map((op) -> "'%s'".formatted(op.step().label())).toList();
			return "comes to %s %s".formatted((labels.size() == 1) ? "step" : "steps", String.join(", ", labels));
		}
		if (outcome instanceof Outcome.Failed failed) {
			return "fails with %s: %s".formatted(failed.error().name(), failed.error().message());
		}
		return "returns";
	}

	// As far as the results of the recorded steps lead
	private List<String> now(FunctionDefinition function, RecordedRun run) {
		Map<String, RecordedStep> recorded = new LinkedHashMap<>();
		run.steps().forEach((step) -> recorded.put(step.hash(), step));
		List<RecordedStep> known = new ArrayList<>();
		List<String> labels = new ArrayList<>();
		while (true) {
			List<StepOp> ops = ops(replay(function, run, known, false));
			RecordedStep next = next(ops, recorded, known);
			if (next == null) {
				ops.stream().map((op) -> op.step().label()).forEach(labels::add);
				if (!ops.isEmpty()) {
					labels.add("…");
				}
				return labels;
			}
			known.add(next);
			labels.add(next.label());
		}
	}

	private static @Nullable RecordedStep next(List<StepOp> ops, Map<String, RecordedStep> recorded,
			List<RecordedStep> known) {
		return ops.stream()
			.map((op) -> recorded.get(op.step().hash()))
			.filter((step) -> step != null && !known.contains(step))
			.findFirst()
			.orElse(null);
	}

}

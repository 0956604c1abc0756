package io.inngest.spring.sample.recorded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Saga;
import io.inngest.spring.Step;
import io.inngest.spring.StepError;
import io.inngest.spring.StepFuture;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.sample.outside.OutsideWorld;

/**
 * Functions that no sensible application has: all that can happen in branches, at once.
 * Each step calls the service of its name.
 */
class ContrivedFunctions {

	private static final Duration NAP = Duration.ofMillis(200);

	private final OutsideWorld world;

	ContrivedFunctions(OutsideWorld world) {
		this.world = world;
	}

	@InngestFunction(id = "contrived-branches", event = "contrived/branches", retries = 2)
	List<String> branches(Subject subject, Step step) {
		List<String> all = new ArrayList<>(step.parallel(() -> {
			String one = run("a-one", subject, step);
			return one + run("a-two", subject, step);
		}, () -> {
			try {
				return run("b-first", subject, step);
			}
			catch (StepError ex) {
				return run("b-second", subject, step);
			}
		}, () -> rolledBack(subject, step),
				() -> step.attempt("d-twice", () -> call("d-twice", subject)).recover(StepError::name),
				() -> inner(subject, step)));
		run("sum", subject, step);
		// The branches are gone through again, as they were
		step.sleep("nap", NAP);
		all.add(run("end", subject, step));
		return all;
	}

	private String rolledBack(Subject subject, Step step) {
		try {
			return step.saga("c", (saga) -> saga(subject, saga));
		}
		catch (StepError ex) {
			return "%s of %s".formatted(ex.name(), ex.stepId());
		}
	}

	private String saga(Subject subject, Saga saga) {
		saga.run("c-book", () -> call("c-book", subject)).rollback("c-unbook", (booked) -> call("c-unbook", subject));
		saga.onRollback("c-untake", () -> call("c-untake", subject));
		saga.run("c-take", () -> call("c-take", subject));
		return saga.run("c-break", () -> call("c-break", subject)).value();
	}

	private String inner(Subject subject, Step step) {
		try {
			return String.join(",",
					step.parallel(() -> run("e-left", subject, step), () -> run("e-right", subject, step)));
		}
		catch (StepError ex) {
			return ex.name();
		}
	}

	@InngestFunction(id = "contrived-race", event = "contrived/race", retries = 2)
	String race(Subject subject, Step step) {
		String winner = step.race(() -> run("quick", subject, step),
				() -> step.attempt("slow", () -> call("slow", subject)).recover(StepError::name),
				() -> run("long-one", subject, step) + run("long-two", subject, step));
		step.sleep("nap", NAP);
		String decided = step.run("decide", () -> winner);
		if (!decided.equals(winner)) {
			throw new NonRetriableError("The race was won by '%s', later by '%s'".formatted(decided, winner));
		}
		return run("end", subject, step) + winner;
	}

	@InngestFunction(id = "contrived-ahead", event = "contrived/ahead", retries = 2)
	String ahead(Subject subject, Step step) {
		StepFuture<String> one = step.runAsync("one", () -> call("one", subject));
		StepFuture<String> two = step.runAsync("two", () -> call("two", subject));
		step.runAsync("three", () -> call("three", subject));
		String meanwhile = run("meanwhile", subject, step);
		String joined = two.join() + one.join() + meanwhile;
		step.sleep("nap", NAP);
		return joined + run("end", subject, step);
	}

	private String run(String id, Subject subject, Step step) {
		return step.run(id, () -> call(id, subject));
	}

	private String call(String service, Subject subject) {
		this.world.call(service, subject.subject(), "call");
		return service;
	}

	/**
	 * The events' payload.
	 *
	 * @param subject what it is about
	 */
	record Subject(String subject) {

	}

}

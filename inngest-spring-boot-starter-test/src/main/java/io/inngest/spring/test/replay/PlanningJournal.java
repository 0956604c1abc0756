package io.inngest.spring.test.replay;

import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.execution.Journal;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.StepKey;
import io.inngest.spring.protocol.StepOp;

/**
 * Lets a call end as soon as it comes to a step that is not known, and runs nothing.
 */
final class PlanningJournal implements Journal {

	private final FunctionRegistry functions;

	PlanningJournal(FunctionRegistry functions) {
		this.functions = functions;
	}

	@Override
	public Permission permit(StepKey step) {
		return Permission.PLAN;
	}

	@Override
	public Verdict record(StepOp op) {
		throw new IllegalStateException("Nothing is run in a replay, but there is " + op);
	}

	@Override
	public Verdict register(List<StepOp> ops) {
		throw new IllegalStateException("Nothing is begun in a replay, but there is " + ops);
	}

	@Override
	public List<String> send(StepKey step, Collection<? extends Event<?>> events) {
		throw new IllegalStateException("Nothing is sent in a replay, but by step " + step.label());
	}

	@Override
	public String sendSignal(StepKey step, String signal, String data) {
		throw new IllegalStateException("Nothing is sent in a replay, but by step " + step.label());
	}

	@Override
	public String compositeId(String functionId) {
		return this.functions.compositeId(functionId);
	}

}

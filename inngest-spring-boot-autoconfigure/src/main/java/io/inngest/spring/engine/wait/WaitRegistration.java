package io.inngest.spring.engine.wait;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.engine.arrival.EventConditions;
import io.inngest.spring.engine.arrival.EventHook;
import io.inngest.spring.engine.arrival.PastEvents;
import io.inngest.spring.engine.expression.cel.InvalidExpressionException;
import io.inngest.spring.engine.queue.ClaimedRun;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Stores what a call reports that its run waits for.
 */
public class WaitRegistration {

	/**
	 * After this, an event that was being stored while a wait looked back is there, or
	 * was not stored.
	 */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

	private final WaitTable waits;

	private final Signals signals;

	private final PastEvents events;

	private final EventConditions conditions;

	private final ChildStarter children;

	private final RetryTimes retries;

	WaitRegistration(WaitTable waits, Signals signals, PastEvents events, EventConditions conditions,
			ChildStarter children, RetryTimes retries) {
		this.waits = waits;
		this.signals = signals;
		this.events = events;
		this.conditions = conditions;
		this.children = children;
		this.retries = retries;
	}

	/**
	 * Stores waits, in a transaction that holds the run. What cannot be waited for is
	 * stored as a wait that has failed.
	 * @param jdbc the transaction
	 * @param run the run
	 * @param ops what it waits for
	 * @param known the waits that are there already
	 * @param now the current time, in epoch milliseconds
	 * @return the waits that are there now
	 */
	public OpenWaits register(JdbcOperations jdbc, ClaimedRun run, List<StepOp> ops, OpenWaits known, long now) {
		List<WaitRow> rows = new ArrayList<>();
		Set<String> signals = new HashSet<>();
		for (StepOp op : ops) {
			WaitRow row = row(jdbc, new Registering(run, signals, now), op);
			if (row.kind() == WaitKind.RETRY) {
				this.waits.delete(jdbc, run.runId(), List.of(op.step().hash()));
			}
			rows.add(row);
		}
		if (!rows.isEmpty()) {
			this.waits.insert(jdbc, rows);
		}
		return known.with(rows);
	}

	/**
	 * Reads what a run waits for, if it is not known whether a registration was stored.
	 * @param jdbc the transaction
	 * @param run the run
	 * @return the waits that are there
	 */
	public OpenWaits read(JdbcOperations jdbc, ClaimedRun run) {
		return OpenWaits.of(this.waits.read(jdbc, run.runId()));
	}

	private WaitRow row(JdbcOperations jdbc, Registering to, StepOp op) {
		if (op instanceof StepOp.Sleep sleep) {
			return row(to, op, WaitKind.SLEEP, null, period(sleep.since(), sleep.until()), WaitRow.Target.TIME);
		}
		if (op instanceof StepOp.Errored errored) {
			return retry(to, errored);
		}
		if (op instanceof StepOp.WaitForEvent wait) {
			return event(jdbc, to, wait);
		}
		if (op instanceof StepOp.WaitForSignal wait) {
			return signal(jdbc, to, wait);
		}
		if (op instanceof StepOp.Invoke invoke) {
			return invoke(jdbc, to, invoke);
		}
		throw new IllegalArgumentException("Nothing that a run waits for: " + op);
	}

	private WaitRow retry(Registering to, StepOp.Errored errored) {
		int attempts = errored.error().attempts();
		WaitRow.Period period = new WaitRow.Period(errored.timing().started().toEpochMilli(),
				this.retries.next(attempts - 1, errored.retryAt()), attempts, this.signals.kept(errored.error()));
		return row(to, errored, WaitKind.RETRY, null, period, WaitRow.Target.TIME);
	}

	private WaitRow event(JdbcOperations jdbc, Registering to, StepOp.WaitForEvent op) {
		StoredEvent trigger = to.run().event();
		WaitRow.Period period = period(op.deadline());
		try {
			EventHook hook = this.conditions.hook(op.event(), op.condition(), trigger);
			if (op.lookBack() == null) {
				return row(to, op, WaitKind.EVENT, op.event(), period,
						new WaitRow.Target(hook, null, null, null, null));
			}
			long from = period.since() - op.lookBack().toMillis();
			WaitRow row = row(to, op, WaitKind.EVENT, op.event(), period,
					new WaitRow.Target(hook, from, to.now() + LOOK_AGAIN.toMillis(), null, null));
			StoredEvent found = this.events.first(jdbc, hook, from, trigger);
			return (found != null) ? row.resolved(new WaitRow.Resolution(to.now(), found.key(), null, null)) : row;
		}
		catch (InvalidExpressionException ex) {
			return row(to, op, WaitKind.EVENT, op.event(), period, WaitRow.Target.TIME)
				.resolved(failure(to, op, "InvalidExpression", String.valueOf(ex.getMessage())));
		}
	}

	private WaitRow signal(JdbcOperations jdbc, Registering to, StepOp.WaitForSignal op) {
		WaitRow row = row(to, op, WaitKind.SIGNAL, op.signal(), period(op.deadline()),
				new WaitRow.Target(null, null, null, op.signal(), null));
		if (op.signal().length() > Signals.MAX_NAME) {
			return row.resolved(failure(to, op, "InvalidSignal",
					"A signal's name has at most %d characters".formatted(Signals.MAX_NAME)));
		}
		String other = to.signals().add(op.signal()) ? this.signals.waiting(jdbc, op.signal(), to.now())
				: to.run().runId();
		if (other == null) {
			return row;
		}
		return row.resolved(failure(to, op, "SignalConflict",
				"Run %s waits for the signal '%s' already. Only one run can: put what tells them apart into the name"
					.formatted(other, op.signal())));
	}

	private WaitRow invoke(JdbcOperations jdbc, Registering to, StepOp.Invoke op) {
		String childId = this.children.start(jdbc, new ChildStarter.Child(op.functionId(), op.data(), to.run().runId(),
				op.step().hash(), op.name(), op.deadline().until().toEpochMilli()));
		WaitRow row = row(to, op, WaitKind.INVOKE, op.functionId(), period(op.deadline()),
				new WaitRow.Target(null, null, null, null, childId));
		return (childId != null) ? row
				: row.resolved(failure(to, op, "Error", "could not find function with ID: " + op.functionId()));
	}

	private WaitRow.Resolution failure(Registering to, StepOp op, String name, String message) {
		ErrorDetails error = new ErrorDetails(name, message, null, op.step().id(), 1, List.of(), List.of());
		return new WaitRow.Resolution(to.now(), null, null, JsonMapper.shared().writeValueAsString(error));
	}

	private static WaitRow row(Registering to, StepOp op, WaitKind kind, @Nullable String subject,
			WaitRow.Period period, WaitRow.Target target) {
		return new WaitRow(to.run().runId(), op.step(), op.name(), kind, subject, period, target, null);
	}

	private static WaitRow.Period period(StepOp.Deadline deadline) {
		return period(deadline.since(), deadline.until());
	}

	private static WaitRow.Period period(Instant since, Instant until) {
		return new WaitRow.Period(since.toEpochMilli(), until.toEpochMilli(), 0, null);
	}

	/**
	 * What is being registered.
	 *
	 * @param run the run
	 * @param signals those that the run waits for since this registration
	 * @param now the current time, in epoch milliseconds
	 */
	private record Registering(ClaimedRun run, Set<String> signals, long now) {

	}

}

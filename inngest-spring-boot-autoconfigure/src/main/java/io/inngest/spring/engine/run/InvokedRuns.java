package io.inngest.spring.engine.run;

import java.time.Clock;
import java.util.List;

import io.inngest.spring.engine.arrival.Arrivals;
import io.inngest.spring.engine.store.IdSource;
import io.inngest.spring.engine.store.StoredEvent;
import io.inngest.spring.engine.wait.ChildStarter;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.SystemEvents;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Starts the runs of invoked functions. The function has to be one of this application,
 * in this version of it: whether there are others can be known only by them.
 */
class InvokedRuns implements ChildStarter {

	private final FunctionRegistry functions;

	private final Arrivals arrivals;

	private final NewRuns runs;

	private final IdSource ids;

	private final Clock clock;

	InvokedRuns(FunctionRegistry functions, Arrivals arrivals, NewRuns runs, IdSource ids, Clock clock) {
		this.functions = functions;
		this.arrivals = arrivals;
		this.runs = runs;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public @Nullable String start(JdbcOperations jdbc, Child child) {
		FunctionDefinition function = this.functions.find(child.functionId());
		if (function == null) {
			return null;
		}
		String key = this.ids.next();
		String runId = this.ids.next();
		long now = this.clock.millis();
		StoredEvent event = new StoredEvent(key, key, SystemEvents.INVOKED, InvokedEvent.data(child), null, now, null,
				now);
		this.arrivals.insert(jdbc, List.of(event));
		this.runs.insert(jdbc, function, runId, event, now);
		return runId;
	}

}

package io.inngest.spring.engine.queue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The runs that this node is handling.
 */
class InFlight {

	// By identity: a run that this node has lost and claimed again is in flight twice.
	private final Set<ClaimedRun> runs = Collections.newSetFromMap(new IdentityHashMap<>());

	synchronized void add(ClaimedRun run) {
		this.runs.add(run);
	}

	synchronized void remove(ClaimedRun run) {
		this.runs.remove(run);
	}

	synchronized List<ClaimedRun> runs() {
		return List.copyOf(this.runs);
	}

}

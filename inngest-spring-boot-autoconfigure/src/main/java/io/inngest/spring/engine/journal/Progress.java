package io.inngest.spring.engine.journal;

import io.inngest.spring.engine.wait.OpenWaits;

/**
 * How far a run has come.
 *
 * @param position the number of recorded steps
 * @param attempt how many attempts have begun since then, the current one included
 * @param waits what the run waits for
 */
public record Progress(int position, int attempt, OpenWaits waits) {

	Progress afterStep() {
		return new Progress(this.position + 1, 1, this.waits);
	}

	Progress withWaits(OpenWaits waits) {
		return new Progress(this.position, this.attempt, waits);
	}

}

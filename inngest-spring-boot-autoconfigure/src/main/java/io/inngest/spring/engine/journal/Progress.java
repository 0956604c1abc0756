package io.inngest.spring.engine.journal;

/**
 * How far a run has come.
 *
 * @param position the number of recorded steps
 * @param attempt how many attempts have begun since then, the current one included
 */
public record Progress(int position, int attempt) {

	Progress afterStep() {
		return new Progress(this.position + 1, 1);
	}

}

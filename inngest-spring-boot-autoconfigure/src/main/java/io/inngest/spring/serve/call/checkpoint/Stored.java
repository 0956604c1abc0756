package io.inngest.spring.serve.call.checkpoint;

import java.util.List;

import io.inngest.spring.protocol.StepOp;

/**
 * Which finished steps the server has after it was asked to store them.
 */
sealed interface Stored {

	/**
	 * The server has all of them.
	 */
	record All() implements Stored {

	}

	/**
	 * The server lacks some, which may be reported in the answer.
	 *
	 * @param missing the steps that it lacks
	 */
	record AllBut(List<StepOp.Ran> missing) implements Stored {

	}

	/**
	 * The server may have them or not, so that none may be reported.
	 */
	record Unknown() implements Stored {

	}

}

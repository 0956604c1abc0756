package io.inngest.spring.serve.call.checkpoint;

import java.util.List;

import io.inngest.spring.protocol.StepOp;

/**
 * What became of finished steps that were to be stored.
 */
sealed interface Stored {

	/**
	 * The server has all of them.
	 */
	record All() implements Stored {

	}

	/**
	 * Something went wrong, but it is clear which of them the server has.
	 *
	 * @param missing the steps that the server lacks, which may be reported in the answer
	 * @param cause what went wrong
	 */
	record AllBut(List<StepOp.Ran> missing, RuntimeException cause) implements Stored {

	}

	/**
	 * The server may have them or not, so that they must not be reported.
	 *
	 * @param cause what went wrong
	 */
	record Unknown(RuntimeException cause) implements Stored {

	}

}

package io.inngest.spring.execution;

import java.time.Instant;
import java.util.List;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.protocol.StepOp;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 */
public sealed interface Outcome {

	/**
	 * The function has returned.
	 *
	 * @param output the return value as JSON
	 */
	record Completed(String output) implements Outcome {

	}

	/**
	 * The function goes on in another call.
	 *
	 * @param ops what is to be done meanwhile
	 * @param waiting whether the run has to wait: for one of the operations, or for one
	 * that an earlier call has reported. If not, it may go on at once
	 */
	record Suspended(List<StepOp> ops, boolean waiting) implements Outcome {

		public Suspended {
			ops = List.copyOf(ops);
		}

	}

	/**
	 * The run was being cancelled, and what there was to roll back is rolled back.
	 */
	record Cancelled() implements Outcome {

	}

	/**
	 * The attempt has failed outside a step.
	 *
	 * @param error what it failed with
	 * @param retriable whether the function is to be called again; {@code false} on the
	 * last attempt too
	 * @param retryAt when to call again, if the application said so; {@code null} for the
	 * engine's back-off
	 * @param attempt the zero-based number of the attempt that failed
	 */
	record Failed(ErrorDetails error, boolean retriable, @Nullable Instant retryAt, int attempt) implements Outcome {

	}

}

package io.inngest.spring.execution;

import java.util.Collection;
import java.util.List;

import io.inngest.spring.Event;
import io.inngest.spring.protocol.StepOp;

/**
 * The engine as seen from one call: it decides what becomes of a step that is new.
 */
public interface Journal {

	/**
	 * Records that a step has run or failed for good. What this throws is the engine's
	 * failure: it ends the call, is hidden from the handler and comes out of
	 * {@link FunctionExecutor#execute}.
	 * @param op a {@link StepOp.Ran} or {@link StepOp.Failed}
	 * @return how the call goes on
	 */
	Verdict record(StepOp op);

	/**
	 * Sends events on behalf of the step that is recorded next. An engine that can do so
	 * stores them together with the step.
	 * @param events the events
	 * @return the ids under which they are stored
	 * @throws io.inngest.spring.InvalidEventException if an event cannot be accepted
	 */
	List<String> send(Collection<? extends Event<?>> events);

	/**
	 * Returns how large a step's result may be.
	 * @return the number of characters of JSON; a larger result is a final failure of the
	 * step
	 */
	default int maxResultLength() {
		return Integer.MAX_VALUE;
	}

	/**
	 * How a call goes on after a step was recorded.
	 */
	enum Verdict {

		/** The step is stored; the handler goes on. */
		CONTINUE,

		/** The step is stored, or must not be; the call ends here and reports nothing. */
		SUSPEND,

		/** The step is not stored; the call ends here and reports it. */
		REPORT

	}

}

package io.inngest.spring.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * What a call reports about a step.
 */
public sealed interface StepOp {

	/** The kind of a step that takes back another one; not known to servers. */
	String ROLLBACK = "step.rollback";

	/**
	 * Returns the step.
	 * @return which step of the run
	 */
	StepKey step();

	/**
	 * Returns the name to show.
	 * @return the display name
	 */
	String name();

	/**
	 * Returns when the step is over even if nothing else happens.
	 * @return the time, or {@code null} if it is not a step that waits
	 */
	default @Nullable Instant until() {
		return null;
	}

	/**
	 * A step has run.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param type the kind of step for steps that are not plain, such as
	 * {@code step.sendEvent}
	 * @param input what the step worked on, as a JSON array of arguments; {@code null} if
	 * it has no input
	 * @param signal the signal that the step has sent; {@code null} if it is of another
	 * kind
	 * @param data the result as JSON, {@code null} as text for none
	 * @param timing when it ran
	 */
	record Ran(StepKey step, String name, @Nullable String type, @Nullable String input, @Nullable String signal,
			String data, Timing timing) implements StepOp {

	}

	/**
	 * A step has failed and will be tried again.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param input what the step worked on, as a JSON array of arguments; {@code null} if
	 * it has no input, or none that can be written
	 * @param error what it failed with
	 * @param retryAt when to try again, if the application said so; {@code null} for the
	 * engine's back-off
	 * @param timing when it ran
	 */
	record Errored(StepKey step, String name, @Nullable String input, ErrorDetails error, @Nullable Instant retryAt,
			Timing timing) implements StepOp {

	}

	/**
	 * A step has failed for good.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param input what the step worked on, as a JSON array of arguments; {@code null} if
	 * it has no input, or none that can be written
	 * @param error what it failed with
	 * @param timing when it ran
	 */
	record Failed(StepKey step, String name, @Nullable String input, ErrorDetails error,
			Timing timing) implements StepOp {

	}

	/**
	 * A step is there to be run, in a call of its own.
	 *
	 * @param step which step
	 * @param name the display name
	 */
	record Planned(StepKey step, String name) implements StepOp {

	}

	/**
	 * The run is to go on later.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param since when the function asked for it
	 * @param until when to go on
	 * @param duration how long, if that is what the function asked for; {@code null} if
	 * it named the time
	 */
	record Sleep(StepKey step, String name, Instant since, Instant until,
			@Nullable Duration duration) implements StepOp {

	}

	/**
	 * The run is to go on when an event has come, or without one.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param deadline how long it waits
	 * @param event the event's name
	 * @param condition what the event must fulfil, as an expression on {@code event}, the
	 * one that started the run, and {@code async}; {@code null} for any event of the name
	 * @param lookBack how old an event may be that was there before the wait;
	 * {@code null} if it must be new
	 */
	record WaitForEvent(StepKey step, String name, Deadline deadline, String event, @Nullable String condition,
			@Nullable Duration lookBack) implements StepOp {

		@Override
		public Instant until() {
			return this.deadline.until();
		}

	}

	/**
	 * The run is to go on when somebody sends a signal, or without one.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param deadline how long it waits
	 * @param signal the signal's name
	 */
	record WaitForSignal(StepKey step, String name, Deadline deadline, String signal) implements StepOp {

		@Override
		public Instant until() {
			return this.deadline.until();
		}

	}

	/**
	 * Another function is to be called; the run is to go on with its result. Without a
	 * timeout of its own it waits {@link Deadline#LONGEST}.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param deadline how long it waits
	 * @param functionId the function's composite id
	 * @param data the data of the event that starts it, as a JSON object
	 */
	record Invoke(StepKey step, String name, Deadline deadline, String functionId, String data) implements StepOp {

		@Override
		public Instant until() {
			return this.deadline.until();
		}

	}

	/**
	 * How long a step waits.
	 *
	 * @param since when the function asked for it
	 * @param timeout how long
	 */
	record Deadline(Instant since, Duration timeout) {

		/** How long a step waits at most. */
		public static final Duration LONGEST = Duration.ofDays(365);

		/**
		 * Returns when the step is over even if nothing has come.
		 * @return the time
		 */
		public Instant until() {
			return this.since.plus(this.timeout);
		}

	}

	/**
	 * A request that the engine is to make.
	 */
	sealed interface Request extends StepOp {

		/**
		 * Returns where the request goes.
		 * @return the URL
		 */
		String url();

		/**
		 * Returns headers to send.
		 * @return the values by name
		 */
		Map<String, String> headers();

		/**
		 * Returns what to send.
		 * @return the body, or {@code null} if there is none
		 */
		@Nullable String body();

	}

	/**
	 * The engine is to make an HTTP request.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param method the method
	 * @param url where to
	 * @param headers headers to send, by name
	 * @param body the text to send; {@code null} if there is none
	 */
	record Fetch(StepKey step, String name, String method, String url, Map<String, String> headers,
			@Nullable String body) implements Request {

		// Without what may be secret
		@Override
		public String toString() {
			return "Fetch[step=%s]".formatted(this.step.label());
		}

	}

	/**
	 * The engine is to ask an AI provider.
	 *
	 * @param step which step
	 * @param name the display name
	 * @param format the id of the request's form
	 * @param url where to
	 * @param authKey the provider's key; empty if there is none
	 * @param headers headers to send, by name
	 * @param body the JSON to send
	 */
	record Infer(StepKey step, String name, String format, String url, String authKey, Map<String, String> headers,
			String body) implements Request {

		// Without what may be secret
		@Override
		public String toString() {
			return "Infer[step=%s, format=%s]".formatted(this.step.label(), this.format);
		}

	}

	/**
	 * The run has completed: how a call that has stored steps by checkpoints reports its
	 * end.
	 *
	 * @param data the function's output as JSON
	 */
	record RunComplete(String data) implements StepOp {

		private static final StepKey STEP = StepKey.of("complete", 0);

		@Override
		public StepKey step() {
			return STEP;
		}

		@Override
		public String name() {
			return STEP.id();
		}

	}

	/**
	 * When a step's body ran.
	 *
	 * @param started when the body began
	 * @param ended when it returned or threw
	 */
	record Timing(Instant started, Instant ended) {

	}

}

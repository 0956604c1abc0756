package io.inngest.spring.engine.wait;

import io.inngest.spring.engine.arrival.EventHook;
import io.inngest.spring.protocol.StepKey;
import org.jspecify.annotations.Nullable;

/**
 * Something that was begun and is not over.
 *
 * @param runId the run
 * @param step the step that waits
 * @param name the display name
 * @param kind what it waits for
 * @param subject the name of what it waits for, to show: an event, a signal or a
 * function; {@code null} if that is a time
 * @param period since when and how long
 * @param target what has to come
 * @param resolution what has come; {@code null} if nothing has
 */
public record WaitRow(String runId, StepKey step, String name, WaitKind kind, @Nullable String subject, Period period,
		Target target, @Nullable Resolution resolution) {

	/**
	 * When the wait is over, if nothing comes any more.
	 * @return the time, in epoch milliseconds
	 */
	public long overAt() {
		return (this.resolution != null) ? this.resolution.at() : this.period.dueAt();
	}

	/**
	 * When the run has to look at the wait again, if nothing comes until then.
	 * @return the time, in epoch milliseconds
	 */
	long wakeAt() {
		Long lookAt = this.target.lookAt();
		return (this.resolution == null && lookAt != null) ? Math.min(lookAt, overAt()) : overAt();
	}

	/**
	 * Whether the wait is over and a step that has ended.
	 * @param now the current time, in epoch milliseconds
	 * @return {@code false} also for what never becomes a step by itself
	 */
	public boolean isOver(long now) {
		boolean step = this.kind != WaitKind.RETRY && this.kind != WaitKind.CANCELLATION;
		return step && (this.resolution != null || this.period.dueAt() <= now);
	}

	WaitRow lookedBack() {
		return new WaitRow(this.runId, this.step, this.name, this.kind, this.subject, this.period,
				new Target(this.target.hook(), null, null, this.target.signal(), this.target.childId()),
				this.resolution);
	}

	WaitRow resolved(Resolution resolution) {
		return new WaitRow(this.runId, this.step, this.name, this.kind, this.subject, this.period, this.target,
				resolution);
	}

	/**
	 * Since when and how long a run waits.
	 *
	 * @param since when it began, in epoch milliseconds
	 * @param dueAt when it is over or tried again if nothing comes, in epoch milliseconds
	 * @param attempts how often it was tried
	 * @param lastError what the last attempt failed with, as JSON; {@code null} if it did
	 * not fail, or if that is too large to be kept
	 */
	public record Period(long since, long dueAt, int attempts, @Nullable String lastError) {

	}

	/**
	 * What has to come.
	 *
	 * @param hook the event; {@code null} if it is none
	 * @param lookFrom when an event that was there before may have come at the earliest,
	 * in epoch milliseconds; {@code null} for no such event
	 * @param lookAt when such events are looked for once more, in epoch milliseconds;
	 * {@code null} for not any more
	 * @param signal the signal; {@code null} if it is none
	 * @param childId the run whose end it is; {@code null} if it is none
	 */
	record Target(@Nullable EventHook hook, @Nullable Long lookFrom, @Nullable Long lookAt, @Nullable String signal,
			@Nullable String childId) {

		static final Target TIME = new Target(null, null, null, null, null);

	}

	/**
	 * What has come.
	 *
	 * @param at when, in epoch milliseconds
	 * @param sourceId the key of the event, or the id of the run that has ended
	 * @param data the result as JSON, if it is not at the source
	 * @param error the error as JSON, if it has failed
	 */
	public record Resolution(long at, @Nullable String sourceId, @Nullable String data, @Nullable String error) {

	}

	/**
	 * What a wait that is over has come to.
	 *
	 * @param data the result as JSON; {@code null} if there is none
	 * @param error the error as JSON; {@code null} if it has not failed
	 */
	public record Result(@Nullable String data, @Nullable String error) {

		/** Nothing has come. */
		public static final Result NONE = new Result(null, null);

	}

}

package io.inngest.spring.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.test.RunReport.Status;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assertions on a run. What fails shows the run's timeline.
 */
public final class RunAssert extends AbstractAssert<RunAssert, RunReport> {

	private static final String FAILURE_HANDLER = "-failure";

	private static final String CANCELLATION_HANDLER = "-cancelled";

	/**
	 * Creates the assertions; {@code assertThat(run)} of AssertJ does.
	 * @param run the run
	 */
	RunAssert(@Nullable RunReport run) {
		super(run, RunAssert.class);
	}

	/**
	 * Verifies that the function has returned.
	 * @return this
	 */
	public RunAssert completed() {
		return has(Status.COMPLETED, "to have completed");
	}

	/**
	 * Verifies that the function has returned a value.
	 * @param output the value, or the JSON of it; what counts is that both are the same
	 * JSON
	 * @return this
	 */
	public RunAssert completedWith(@Nullable Object output) {
		has(Status.COMPLETED, "to have completed with " + Timeline.text(json(output)));
		return check(json(output).equals(run().output()), "to have completed with " + Timeline.text(json(output)));
	}

	/**
	 * Verifies that the run has failed for good.
	 * @return this
	 */
	public RunAssert failed() {
		return has(Status.FAILED, "to have failed");
	}

	/**
	 * Verifies that the run has failed for good with an error of a class.
	 * @param type the class of the error or of one of its causes; subclasses match too
	 * @return this
	 */
	public RunAssert failedWith(Class<? extends Throwable> type) {
		String expected = "to have failed with " + type.getSimpleName();
		has(Status.FAILED, expected);
		ErrorDetails error = run().error();
		return check(error != null && error.is(type), expected);
	}

	/**
	 * Verifies that the run has failed for good with an error of a class.
	 * @param type the class of the error or of one of its causes; subclasses match too
	 * @param message what the error's message contains
	 * @return this
	 */
	public RunAssert failedWith(Class<? extends Throwable> type, String message) {
		failedWith(type);
		ErrorDetails error = run().error();
		return check(error != null && error.message() != null && error.message().contains(message),
				"to have failed with a message that contains \"%s\"".formatted(message));
	}

	/**
	 * Verifies that the run was cancelled.
	 * @return this
	 */
	public RunAssert cancelled() {
		return has(Status.CANCELLED, "to be cancelled");
	}

	/**
	 * Verifies that the run waits: for a sleep, an event, a signal, another run, or its
	 * next attempt.
	 * @return this
	 */
	public RunAssert isWaiting() {
		return check(!run().waits().isEmpty(), "to wait");
	}

	/**
	 * Verifies which steps the run waits in.
	 * @param steps their ids, in any order
	 * @return this
	 */
	public RunAssert isWaitingIn(String... steps) {
		List<String> actual = run().waits().stream().map((wait) -> String.valueOf(wait.label())).sorted().toList();
		return check(actual.equals(Stream.of(steps).sorted().toList()), "to wait in " + list(steps));
	}

	/**
	 * Verifies which steps are over.
	 * @param steps their ids, in the order of completion; a repeat with a colon and its
	 * number, such as {@code copy:1}
	 * @return this
	 */
	public RunAssert ranSteps(String... steps) {
		return check(labels(run().steps()).equals(Arrays.asList(steps)), "to have run the steps " + list(steps));
	}

	/**
	 * Verifies which steps are over, whatever their order.
	 * @param steps their ids; a repeat with a colon and its number, such as
	 * {@code copy:1}
	 * @return this
	 */
	public RunAssert ranStepsInAnyOrder(String... steps) {
		return check(labels(run().steps()).stream().sorted().toList().equals(Stream.of(steps).sorted().toList()),
				"to have run the steps " + list(steps) + " in any order");
	}

	/**
	 * Verifies that a step has a result.
	 * @param step its id
	 * @param result the result, or the JSON of it
	 * @return this
	 */
	public RunAssert hasStepResult(String step, @Nullable Object result) {
		Optional<JsonNode> actual = run().step(step).map(StepReport::result);
		return check(actual.isPresent() && actual.get().equals(json(result)),
				"to have a step '%s' with the result %s".formatted(step, Timeline.text(json(result))));
	}

	/**
	 * Verifies how often a step was tried.
	 * @param step its id
	 * @param attempts how often, the first time included
	 * @return this
	 */
	public RunAssert hasStepAttempts(String step, int attempts) {
		boolean over = run().step(step).filter((one) -> one.attempts() == attempts).isPresent();
		boolean waiting = run().waits()
			.stream()
			.anyMatch((wait) -> step.equals(wait.label()) && wait.attempts() == attempts);
		return check(over || waiting, "to have tried the step '%s' %d times".formatted(step, attempts));
	}

	/**
	 * Verifies what was rolled back.
	 * @param rollbacks the ids of the rollbacks that did not fail, in the order of
	 * completion; none to verify that nothing was
	 * @return this
	 */
	public RunAssert rolledBack(String... rollbacks) {
		return check(labels(run().rollbacks()).equals(Arrays.asList(rollbacks)),
				(rollbacks.length > 0) ? "to have rolled back " + list(rollbacks) : "to have rolled back nothing");
	}

	/**
	 * Verifies how long the run has slept.
	 * @param duration the sum of its sleeps that are over
	 * @return this
	 */
	public RunAssert slept(Duration duration) {
		return check(run().slept().equals(duration),
				"to have slept %s, not %s".formatted(Timeline.text(duration), Timeline.text(run().slept())));
	}

	/**
	 * Verifies which events the {@code step.sendEvent} steps have sent.
	 * @param names the events' names, in the order in which they were sent; none to
	 * verify that there are none
	 * @return this
	 */
	public RunAssert sentEvents(String... names) {
		List<String> actual = run().sentEvents().stream().map(EventReport::name).toList();
		return check(actual.equals(Arrays.asList(names)), (names.length > 0)
				? "to have sent the events %s, not %s".formatted(list(names), actual) : "to have sent no events");
	}

	/**
	 * Goes on to the run of the function's own failure handler.
	 * @return assertions on that run
	 */
	public RunAssert failureHandler() {
		return handler(run().functionId() + FAILURE_HANDLER);
	}

	/**
	 * Goes on to the run of the function's own handler of cancellations.
	 * @return assertions on that run
	 */
	public RunAssert cancellationHandler() {
		return handler(run().functionId() + CANCELLATION_HANDLER);
	}

	/**
	 * Goes on to the run of a handler of the run's failure or cancellation, such as that
	 * of an advice bean.
	 * @param functionId the handler's id, as it is logged, with the application's id or
	 * without it
	 * @return assertions on that run
	 */
	public RunAssert handler(String functionId) {
		List<RunReport> handlers = run().handlers()
			.stream()
			.filter((handler) -> handler.functionId().equals(functionId)
					|| handler.functionId().endsWith("-" + functionId))
			.toList();
		check(handlers.size() == 1, "to have one run of the handler '%s'".formatted(functionId));
		return new RunAssert(handlers.get(0));
	}

	private RunAssert has(Status status, String expectation) {
		return check(run().status() == status, expectation);
	}

	private RunAssert check(boolean fulfilled, String expectation) {
		if (!fulfilled) {
			failWithMessage("Expected the run %s%n%s", expectation, run().timeline());
		}
		return this;
	}

	private RunReport run() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

	private static List<String> labels(List<StepReport> steps) {
		return steps.stream().map(StepReport::label).toList();
	}

	private static String list(String... names) {
		return "[%s]".formatted(String.join(", ", names));
	}

	private static JsonNode json(@Nullable Object value) {
		return (value instanceof JsonNode node) ? node
				: JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
	}

}

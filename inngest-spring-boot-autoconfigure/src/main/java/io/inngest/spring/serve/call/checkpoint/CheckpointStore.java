package io.inngest.spring.serve.call.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerRequestException;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.call.CallReader;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Stores finished steps on the server and, when that goes wrong, finds out which ones it
 * has: a run with a step that is reported although the server has it hangs for ever.
 */
final class CheckpointStore {

	private static final int CONFLICT = 409;

	/** Answers that come before anything is stored. 400 may also come after that. */
	private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 405, 413);

	/** How long requests are repeated, since the function waits. */
	private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(15);

	private final SdkApi api;

	private final CheckpointBreaker breaker;

	private final Clock clock;

	private final RetryOperations retries;

	private final CheckpointWriter writer = new CheckpointWriter();

	private final CallReader reader = new CallReader();

	CheckpointStore(SdkApi api, CheckpointBreaker breaker, Clock clock, Duration retryDelay) {
		this.api = api;
		this.breaker = breaker;
		this.clock = clock;
		// The server passes over steps that it has, so a repetition does no harm.
		this.retries = new RetryTemplate(RetryPolicy.builder()
			.maxRetries(2)
			.delay(retryDelay)
			.jitter(retryDelay.dividedBy(2))
			.multiplier(2)
			.timeout(LONGEST_TROUBLE)
			.predicate(CheckpointStore::mayPass)
			.build());
	}

	/**
	 * Stores finished steps.
	 * @param call the call in which they ran
	 * @param steps the steps
	 * @return which of them the server has
	 * @throws StaleCallException if the server does not wait for the call any more
	 */
	Stored store(CheckpointCall call, List<StepOp.Ran> steps) {
		byte[] body = this.writer.write(call, steps, this.clock.instant());
		try {
			this.retries.execute(() -> {
				this.api.checkpoint(call.runId(), body);
				return true;
			});
			return new Stored.All();
		}
		catch (RetryException ex) {
			if (status(ex.getLastException()) == CONFLICT) {
				throw new StaleCallException(call.runId(), ex.getLastException());
			}
			boolean refused = ex.getExceptions().stream().allMatch(CheckpointStore::isRefusal);
			return refused ? lacking(steps, ex.getLastException()) : compare(call, steps, ex.getLastException());
		}
	}

	private Stored compare(CheckpointCall call, List<StepOp.Ran> steps, Throwable cause) {
		try {
			Set<String> known = this.reader.readSteps(this.api.steps(call.runId())).keySet();
			return lacking(steps.stream().filter((step) -> !known.contains(step.step().hash())).toList(), cause);
		}
		catch (RuntimeException ex) {
			cause.addSuppressed(ex);
			this.breaker.trip(cause, "The server did not say either which steps it has, so the call ends without "
					+ "reporting %s; what the server lacks runs again".formatted(labels(steps)));
			return new Stored.Unknown();
		}
	}

	private Stored lacking(List<StepOp.Ran> missing, Throwable cause) {
		if (missing.isEmpty()) {
			this.breaker.trip(cause, "The server has the steps all the same");
			return new Stored.All();
		}
		this.breaker.trip(cause, "The call ends and reports " + labels(missing));
		return new Stored.AllBut(missing);
	}

	private static String labels(List<StepOp.Ran> steps) {
		return steps.stream().map((step) -> "'" + step.step().label() + "'").collect(Collectors.joining(", "));
	}

	private static boolean mayPass(Throwable thrown) {
		return status(thrown) != CONFLICT && !REFUSALS.contains(status(thrown));
	}

	private static boolean isRefusal(Throwable thrown) {
		return REFUSALS.contains(status(thrown)) || (status(thrown) == 0
				&& thrown instanceof ServerRequestException failure && !failure.mayBeCarriedOut());
	}

	private static int status(Throwable thrown) {
		return (thrown instanceof ServerRequestException failure) ? failure.status() : 0;
	}

}

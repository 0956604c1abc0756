package io.inngest.spring.serve.call;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.execution.Outcome;
import io.inngest.spring.protocol.ProtocolHeaders;
import io.inngest.spring.protocol.StepOp;
import io.inngest.spring.protocol.call.StepOpWriter;
import io.inngest.spring.serve.ServeResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answers to calls that were made.
 */
class CallAnswers {

	private static final int COMPLETED = 200;

	private static final int SUSPENDED = 206;

	private static final int FINAL_FAILURE = 400;

	private static final int FAILURE = 500;

	private final StepOpWriter ops = new StepOpWriter();

	private final Clock clock;

	CallAnswers(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Answers a call.
	 * @param outcome how it ended
	 * @return the answer
	 */
	ServeResponse of(Outcome outcome) {
		if (outcome instanceof Outcome.Completed completed) {
			return new ServeResponse(COMPLETED, completed.output().getBytes(StandardCharsets.UTF_8));
		}
		if (outcome instanceof Outcome.Suspended suspended) {
			return report(suspended.ops());
		}
		return failure((Outcome.Failed) outcome);
	}

	private ServeResponse failure(Outcome.Failed failed) {
		return error(failed.retriable() ? FAILURE : FINAL_FAILURE, failed.error(),
				retry(failed.retriable(), failed.retryAt()));
	}

	/**
	 * Reports what became of steps. Reporting none lets the server call again.
	 * @param ops the operations
	 * @return the answer
	 */
	ServeResponse report(List<StepOp> ops) {
		Map<String, String> headers = new LinkedHashMap<>();
		for (StepOp op : ops) {
			if (op instanceof StepOp.Errored errored) {
				headers.putAll(retry(true, errored.retryAt()));
			}
			else if (op instanceof StepOp.Failed) {
				headers.putAll(retry(false, null));
			}
		}
		return new ServeResponse(SUSPENDED, headers, this.ops.write(ops.stream().map(CallAnswers::fit).toList()));
	}

	/**
	 * Answers a call for a step that the function does not have.
	 * @param error what is wrong
	 * @return the answer
	 */
	ServeResponse missing(ErrorDetails error) {
		return error(FAILURE, error, retry(true, null));
	}

	private ServeResponse error(int status, ErrorDetails error, Map<String, String> headers) {
		String json = JsonMapper.shared().writeValueAsString(ErrorLimit.fit(error));
		return new ServeResponse(status, headers, json.getBytes(StandardCharsets.UTF_8));
	}

	private Map<String, String> retry(boolean retriable, @Nullable Instant retryAt) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(ProtocolHeaders.NO_RETRY, Boolean.toString(!retriable));
		if (retriable && retryAt != null) {
			headers.put(ProtocolHeaders.RETRY_AFTER, Long.toString(secondsUntil(retryAt)));
		}
		return headers;
	}

	private long secondsUntil(Instant time) {
		Duration wait = Duration.between(this.clock.instant(), time);
		long seconds = wait.toSeconds() + ((wait.toNanosPart() > 0) ? 1 : 0);
		return Math.max(1, seconds);
	}

	private static StepOp fit(StepOp op) {
		if (op instanceof StepOp.Errored errored) {
			return new StepOp.Errored(errored.step(), errored.name(), errored.input(), ErrorLimit.fit(errored.error()),
					errored.retryAt(), errored.timing());
		}
		if (op instanceof StepOp.Failed failed) {
			return new StepOp.Failed(failed.step(), failed.name(), failed.input(), ErrorLimit.fit(failed.error()),
					failed.timing());
		}
		return op;
	}

}

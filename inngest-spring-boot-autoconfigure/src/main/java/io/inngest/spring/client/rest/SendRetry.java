package io.inngest.spring.client.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

import io.inngest.spring.client.ServerRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Repeats a request that may succeed later: with growing pauses, or when the server says
 * so.
 */
class SendRetry {

	private static final int RETRIES = 5;

	private static final long FIRST_PAUSE = 100;

	/** Whoever sends is waiting, so a server that asks for more has to be told no. */
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(SendRetry.class);

	private final ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE, 2);

	private final Pause pause;

	private final Clock clock;

	SendRetry(Pause pause, Clock clock) {
		this.pause = pause;
		this.clock = clock;
		this.backOff.setJitter(FIRST_PAUSE / 2);
		this.backOff.setMaxAttempts(RETRIES);
	}

	/**
	 * Makes a request until it is answered for good.
	 * @param request the request
	 * @return the answer, or the last one when it does not get better
	 * @throws ServerRequestException if the last request had no answer
	 */
	Reply call(Supplier<Reply> request) {
		BackOffExecution pauses = this.backOff.start();
		while (true) {
			Reply reply = null;
			ServerRequestException failure = null;
			try {
				reply = request.get();
			}
			catch (ServerRequestException ex) {
				failure = ex;
			}
			if ((reply != null && !isTemporary(reply)) || !waitFor(pauses.nextBackOff(), reply)) {
				return result(reply, failure);
			}
			logger.debug("Repeating a request that had {}", (reply != null) ? "status " + reply.status() : failure);
		}
	}

	private static Reply result(@Nullable Reply reply, @Nullable ServerRequestException failure) {
		if (reply == null) {
			throw (failure != null) ? failure : new IllegalStateException("No answer and no failure");
		}
		return reply;
	}

	private static boolean isTemporary(Reply reply) {
		return reply.status() >= 500 || reply.status() == HttpStatus.TOO_MANY_REQUESTS.value();
	}

	private boolean waitFor(long backOff, @Nullable Reply reply) {
		if (backOff == BackOffExecution.STOP) {
			return false;
		}
		Duration duration = Duration.ofMillis(backOff);
		Duration wanted = (reply != null) ? retryAfter(reply.headers()) : Duration.ZERO;
		if (wanted.compareTo(LONGEST_PAUSE) > 0) {
			return false;
		}
		try {
			this.pause.await((wanted.compareTo(duration) > 0) ? wanted : duration);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Duration retryAfter(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return Duration.ZERO;
		}
		try {
			if (value.chars().allMatch(Character::isDigit)) {
				return Duration.ofSeconds(Long.parseLong(value));
			}
			ZonedDateTime date = headers.getFirstZonedDateTime(HttpHeaders.RETRY_AFTER);
			return (date != null) ? Duration.between(this.clock.instant(), date.toInstant()) : Duration.ZERO;
		}
		catch (IllegalArgumentException ex) {
			return Duration.ZERO;
		}
	}

	/**
	 * Lets time pass before a request is repeated.
	 */
	@FunctionalInterface
	interface Pause {

		/**
		 * Waits.
		 * @param duration how long
		 * @throws InterruptedException if the thread is to stop
		 */
		void await(Duration duration) throws InterruptedException;

	}

}

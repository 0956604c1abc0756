package io.inngest.spring.test.server;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads times as a server does.
 */
final class WireTimes {

	private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|ms|s|m|h|d|w)");

	private static final Map<String, Duration> UNITS = Map.of("ns", Duration.ofNanos(1), "us", Duration.ofNanos(1_000),
			"ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h",
			Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private static final Duration LONGEST_RETRY = Duration.ofDays(1);

	private static final int LONGEST_NUMBER = 7;

	private WireTimes() {
	}

	static Duration duration(String text) {
		Matcher matcher = PART.matcher(text);
		Duration duration = Duration.ZERO;
		int end = 0;
		while (matcher.lookingAt()) {
			double nanos = Double.parseDouble(matcher.group(1))
					* Objects.requireNonNull(UNITS.get(matcher.group(2))).toNanos();
			duration = duration.plusNanos(Math.round(nanos));
			end = matcher.end();
			matcher.region(end, text.length());
		}
		if (end == 0 || end < text.length()) {
			throw new AssertionError("A server does not understand the duration '" + text + "'");
		}
		return duration;
	}

	/**
	 * Reads a duration from now or a time.
	 * @param text what is given; empty for none
	 * @param now the current time
	 * @return the time, not before now
	 */
	static Instant time(String text, Instant now) {
		if (text.isEmpty()) {
			return now;
		}
		Instant time;
		try {
			time = Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
		}
		catch (DateTimeException ex) {
			time = now.plus(duration(text));
		}
		return time.isBefore(now) ? now : time;
	}

	/**
	 * Reads when to call again.
	 * @param text the header; {@code null} if it is missing
	 * @param now the current time
	 * @return the time; {@code null} if none is given, or none that can be read
	 */
	static @Nullable Instant retryAfter(@Nullable String text, Instant now) {
		if (text == null) {
			return null;
		}
		try {
			Instant time = (text.length() <= LONGEST_NUMBER)
					? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(Long.parseLong(text)) : date(text);
			Duration wait = Duration.between(now, time);
			return now.plus((wait.compareTo(SHORTEST_RETRY) < 0) ? SHORTEST_RETRY
					: (wait.compareTo(LONGEST_RETRY) > 0) ? LONGEST_RETRY : wait);
		}
		catch (NumberFormatException | DateTimeException ex) {
			return null;
		}
	}

	private static Instant date(String text) {
		return text.contains("T") ? Instant.parse(text)
				: Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
	}

}

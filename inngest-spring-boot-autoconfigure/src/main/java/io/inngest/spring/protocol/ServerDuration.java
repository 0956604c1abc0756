package io.inngest.spring.protocol;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Durations as an Inngest server reads them, which takes no ISO-8601.
 */
public final class ServerDuration {

	private ServerDuration() {
	}

	/**
	 * Writes a duration, to the nanosecond.
	 * @param duration the duration; a negative one counts as none
	 * @return hours, minutes and seconds, such as {@code 2h45m}, {@code 1.5s} or
	 * {@code 700ms}
	 */
	public static String format(Duration duration) {
		if (duration.isNegative() || duration.isZero()) {
			return "0s";
		}
		if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
			return decimal(duration.toNanos(), 6) + "ms";
		}
		StringBuilder text = new StringBuilder();
		if (duration.toHours() > 0) {
			text.append(duration.toHours()).append('h');
		}
		if (duration.toMinutesPart() > 0) {
			text.append(duration.toMinutesPart()).append('m');
		}
		long nanos = duration.toSecondsPart() * 1_000_000_000L + duration.toNanosPart();
		if (nanos > 0) {
			text.append(decimal(nanos, 9)).append('s');
		}
		return text.toString();
	}

	private static String decimal(long value, int scale) {
		return BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
	}

}

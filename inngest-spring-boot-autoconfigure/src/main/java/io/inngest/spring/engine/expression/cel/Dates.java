package io.inngest.spring.engine.expression.cel;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A server's functions on dates. A date that cannot be read spoils the whole comparison,
 * which otherwise would find it less than everything.
 */
final class Dates {

	private static final List<Function<String, Instant>> FORMATS = List.of(
			(text) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from),
			(text) -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
			(text) -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from),
			(text) -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

	private static final long YEAR_2000 = 946_684_800L;

	private static final long MAX_SECONDS = 9_999_999_999L;

	private static final long MAX_MILLIS = 9_999_999_999_999L;

	private static final Pattern DURATION = Pattern.compile("[+-]?(\\d*\\.?\\d+(ns|us|µs|μs|ms|[smhdw]))+");

	private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d+)([^\\d.]+)");

	private static final Map<String, Duration> UNITS = Map.of("ns", Duration.ofNanos(1), "ms", Duration.ofMillis(1),
			"s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1),
			"w", Duration.ofDays(7));

	private static final Duration MICROSECOND = Duration.ofNanos(1_000);

	private final Clock clock;

	Dates(Clock clock) {
		this.clock = clock;
	}

	Object now() {
		return this.clock.instant();
	}

	Object shifted(Object duration, int direction) {
		Duration parsed = (duration instanceof String text) ? duration(text) : null;
		return (parsed != null) ? this.clock.instant().plus(parsed.multipliedBy(direction))
				: Absent.contagious("not a duration: " + duration);
	}

	Object date(Object value) {
		Instant parsed = null;
		if (value instanceof String text) {
			parsed = parse(text);
		}
		else if (value instanceof Long number) {
			parsed = parse(number);
		}
		return (parsed != null) ? parsed : Absent.contagious("not a date: " + value);
	}

	private @Nullable Instant parse(String text) {
		for (Function<String, Instant> format : FORMATS) {
			try {
				return format.apply(text);
			}
			catch (DateTimeException ex) {
				// The next one may fit
			}
		}
		return null;
	}

	private @Nullable Instant parse(long number) {
		if (number < YEAR_2000) {
			return null;
		}
		if (number < MAX_SECONDS) {
			return Instant.ofEpochSecond(number);
		}
		return (number < MAX_MILLIS) ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(0, number);
	}

	private static @Nullable Duration duration(String text) {
		if (!DURATION.matcher(text).matches()) {
			return null;
		}
		double nanos = 0;
		Matcher parts = PART.matcher(text);
		while (parts.find()) {
			Duration unit = UNITS.getOrDefault(parts.group(2), MICROSECOND);
			nanos += Double.parseDouble(parts.group(1)) * unit.toNanos();
		}
		return Duration.ofNanos((long) (text.startsWith("-") ? -nanos : nanos));
	}

}

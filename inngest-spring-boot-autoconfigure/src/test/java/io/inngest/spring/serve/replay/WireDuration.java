package io.inngest.spring.serve.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * How long an op sleeps, whichever way it is written.
 */
final class WireDuration {

	private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|[smhdw])");

	private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
			"m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

	private WireDuration() {
	}

	/**
	 * A duration or an instant.
	 */
	static Object of(JsonNode sleep) {
		JsonNode option = sleep.path("opts").path("duration");
		String text = (option.isString() ? option : sleep.path("name")).stringValue("");
		return text.endsWith("Z") ? Instant.parse(text) : duration(text);
	}

	private static Duration duration(String text) {
		Duration sum = Duration.ZERO;
		Matcher part = PART.matcher(text);
		int end = 0;
		while (part.find() && part.start() == end) {
			double nanos = Double.parseDouble(part.group(1)) * UNITS.get(part.group(2)).toNanos();
			sum = sum.plusNanos(Math.round(nanos));
			end = part.end();
		}
		if (end != text.length()) {
			throw new IllegalArgumentException("A server cannot read the duration '%s'".formatted(text));
		}
		return sum;
	}

}

package io.inngest.spring.function.definition;

import java.time.Duration;
import java.util.Objects;

import io.inngest.spring.function.declaration.Origin;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.convert.DurationStyle;

/**
 * Reads values of annotation attributes and of the properties that override them.
 */
public class Attributes {

	private static final int MAX_RETRIES = 20;

	private static final Duration MAX_DELAY = Duration.ofHours(24);

	private final ConfigurableBeanFactory beanFactory;

	/**
	 * Creates the reader.
	 * @param beanFactory resolves placeholders
	 */
	public Attributes(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Resolves the placeholders of a string.
	 * @param value the value as written
	 * @param attribute the attribute's name
	 * @param origin what the attribute belongs to
	 * @return the value without placeholders and surrounding blanks
	 */
	public String text(String value, String attribute, Origin origin) {
		String resolved;
		try {
			resolved = Objects.requireNonNullElse(this.beanFactory.resolveEmbeddedValue(value), "");
		}
		catch (IllegalArgumentException ex) {
			throw unknownPlaceholder(value, attribute, origin);
		}
		// A context without strict placeholders leaves unknown ones as they are
		if (resolved.contains("${")) {
			throw unknownPlaceholder(value, attribute, origin);
		}
		return resolved.strip();
	}

	private RuntimeException unknownPlaceholder(String value, String attribute, Origin origin) {
		return origin.mistake(
				"has a placeholder without a value in its attribute '%s': '%s'".formatted(attribute, value),
				"Set the property, or give a default as in '${property:default}'.");
	}

	/**
	 * Checks a number of retries.
	 * @param retries the number
	 * @param origin what has it
	 * @return the number
	 */
	public int retries(int retries, Origin origin) {
		if (retries < 0 || retries > MAX_RETRIES) {
			throw origin.mistake("has %d retries".formatted(retries),
					"Choose a number of retries from 0 to %d.".formatted(MAX_RETRIES));
		}
		return retries;
	}

	Duration duration(String value, String attribute, Origin origin) {
		return delay(parse(text(value, attribute, origin), attribute, origin), attribute, origin);
	}

	Duration positiveDuration(String value, String attribute, Origin origin) {
		Duration duration = parse(text(value, attribute, origin), attribute, origin);
		if (duration.isNegative() || duration.isZero()) {
			throw origin.mistake("has a duration out of range in its attribute '%s': %s".formatted(attribute, duration),
					"Choose a duration greater than zero.");
		}
		return duration;
	}

	private Duration parse(String text, String attribute, Origin origin) {
		try {
			return DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			throw origin.mistake("has no duration in its attribute '%s': '%s'".formatted(attribute, text),
					"Write a duration such as '500ms', '10s' or 'PT10S'.");
		}
	}

	Duration delay(Duration delay, String attribute, Origin origin) {
		if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
			throw origin.mistake("has a duration out of range in its attribute '%s': %s".formatted(attribute, delay),
					"Choose a duration from 0 to 24 hours.");
		}
		return delay;
	}

}

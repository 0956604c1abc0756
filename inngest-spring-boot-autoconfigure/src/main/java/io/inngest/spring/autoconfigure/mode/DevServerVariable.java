package io.inngest.spring.autoconfigure.mode;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The standard variable that asks for a Dev Server, and may say where it is.
 *
 * @param asked whether the Dev Server is asked for
 * @param url where it is; {@code null} for the usual place
 */
public record DevServerVariable(boolean asked, @Nullable URI url) {

	/** The variable's name. */
	public static final String NAME = "INNGEST_DEV";

	/**
	 * Reads the variable.
	 * @param environment where to read it
	 * @return what it says; nothing if it is not set
	 * @throws InvalidConfigurationPropertyValueException if it is neither a switch nor a
	 * URL
	 */
	public static DevServerVariable read(PropertyResolver environment) {
		String value = environment.getProperty(NAME, "").strip();
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "1", "true" -> new DevServerVariable(true, null);
			case "", "0", "false" -> new DevServerVariable(false, null);
			default -> new DevServerVariable(true, url(value));
		};
	}

	private static URI url(String value) {
		if (StringUtils.startsWithIgnoreCase(value, "http://") || StringUtils.startsWithIgnoreCase(value, "https://")) {
			try {
				return URI.create(value);
			}
			catch (IllegalArgumentException ex) {
				throw invalid(value);
			}
		}
		throw invalid(value);
	}

	private static InvalidConfigurationPropertyValueException invalid(String value) {
		return new InvalidConfigurationPropertyValueException(NAME, value,
				"It must be 1 or true, 0 or false, or the URL of the Dev Server, such as http://localhost:8288.");
	}

}

package io.inngest.spring.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/**
 * What was written on the command line.
 */
class Options {

	private final ApplicationArguments arguments;

	Options(String... args) {
		this.arguments = new DefaultApplicationArguments(args);
	}

	String suite(String otherwise) {
		List<String> names = this.arguments.getNonOptionArgs();
		return names.isEmpty() ? otherwise : names.get(0);
	}

	boolean has(String option) {
		return this.arguments.containsOption(option);
	}

	@Nullable String value(String option) {
		List<String> values = this.arguments.getOptionValues(option);
		return CollectionUtils.isEmpty(values) ? null : values.get(0);
	}

	int number(String option, int otherwise) {
		String value = value(option);
		return (value != null) ? Integer.parseInt(value) : otherwise;
	}

	Duration seconds(String option, double otherwise) {
		String value = value(option);
		double seconds = (value != null) ? Double.parseDouble(value) : otherwise;
		return Duration.ofMillis(Math.round(seconds * 1000));
	}

	List<Integer> numbers(String option, String otherwise) {
		String value = value(option);
		return list((value != null) ? value : otherwise).map(Integer::valueOf).toList();
	}

	/**
	 * Returns those constants of an enum that are named, in their own order.
	 */
	<E extends Enum<E>> List<E> choices(String option, Class<E> type) {
		String value = value(option);
		List<E> all = Arrays.asList(type.getEnumConstants());
		if (value == null) {
			return all;
		}
		List<E> chosen = list(value).map((name) -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT))).toList();
		return all.stream().filter(chosen::contains).toList();
	}

	private static Stream<String> list(String value) {
		return Arrays.stream(StringUtils.commaDelimitedListToStringArray(value));
	}

}

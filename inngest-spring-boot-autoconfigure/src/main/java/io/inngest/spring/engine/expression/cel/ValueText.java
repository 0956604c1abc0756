package io.inngest.spring.engine.expression.cel;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes values as text.
 */
public final class ValueText {

	/** Longest key. */
	public static final int MAX_KEY = 128;

	private static final String NULL_KEY = "null";

	/** A key of a longer text is a hash. */
	private static final int MAX_PLAIN_KEY = 100;

	private ValueText() {
	}

	/**
	 * Writes a value as a server does when it joins values of different types.
	 * @param value the value
	 * @return the text
	 */
	public static String print(Object value) {
		if (value instanceof Double number) {
			return print(number.doubleValue());
		}
		if (value instanceof List<?> list) {
			return list.stream().map(ValueText::print).collect(Collectors.joining(" ", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> print(entry.getKey()) + ":" + print(entry.getValue()))
				.sorted()
				.collect(Collectors.joining(" ", "map[", "]"));
		}
		return Values.isNull(value) ? "NULL_VALUE" : String.valueOf(value);
	}

	/**
	 * Writes a number with the fewest digits that read back, and with an exponent when it
	 * is below 1e-4 or from 1e6 on.
	 * @param number the number
	 * @return the text
	 */
	private static String print(double number) {
		if (Double.isNaN(number) || Double.isInfinite(number)) {
			return Double.isNaN(number) ? "NaN" : (number > 0) ? "+Inf" : "-Inf";
		}
		if (number == 0) {
			return (1 / number < 0) ? "-0" : "0";
		}
		BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
		int exponent = decimal.precision() - decimal.scale() - 1;
		if (exponent >= -4 && exponent < 6) {
			return decimal.toPlainString();
		}
		String digits = decimal.unscaledValue().abs().toString();
		String fraction = (digits.length() > 1) ? "." + digits.substring(1) : "";
		return "%s%s%se%s%02d".formatted((number < 0) ? "-" : "", digits.charAt(0), fraction,
				(exponent < 0) ? "-" : "+", Math.abs(exponent));
	}

	/**
	 * Writes a value so that equal values are equal texts: numbers by value, strings
	 * apart from them, and nothing like {@code null}.
	 * @param value the value
	 * @return at most {@value #MAX_KEY} characters, in which there is nothing that a
	 * database could not store
	 */
	public static String key(Object value) {
		if (value instanceof Absent || Values.isNull(value)) {
			return NULL_KEY;
		}
		String text = exact(value);
		boolean plain = text.length() <= MAX_PLAIN_KEY && text.chars().allMatch(ValueText::isPlain);
		return plain ? text : text.charAt(0) + "#" + hash(text);
	}

	private static boolean isPlain(int character) {
		return !Character.isISOControl(character) && !Character.isSurrogate((char) character);
	}

	private static String exact(Object value) {
		if (value instanceof Number number) {
			// No difference between the two zeros
			return "n:" + (number.doubleValue() + 0.0);
		}
		if (value instanceof String text) {
			return "s:" + text;
		}
		if (value instanceof List<?> list) {
			return list.stream().map(ValueText::part).collect(Collectors.joining(",", "l:", ""));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> part(entry.getKey()) + "=" + part(entry.getValue()))
				.sorted()
				.collect(Collectors.joining(",", "m:", ""));
		}
		return Values.typeName(value) + ":" + value;
	}

	// With its length, so that no text looks like two
	private static String part(Object value) {
		String text = Values.isNull(value) ? NULL_KEY : exact(value);
		return text.length() + ":" + text;
	}

	private static String hash(String text) {
		try {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

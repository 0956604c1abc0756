package io.inngest.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Stack traces as text and back.
 */
final class StackTraceText {

	private static final StackTraceElement[] NONE = {};

	/**
	 * As {@link StackTraceElement#toString()} writes it:
	 * {@code [loader/][module/]class.method(source)}.
	 */
	private static final Pattern FRAME = Pattern.compile(
			"\\s*at (?:(?<loader>[^/(]*)/)?(?:(?<module>[^/(]*)/)?(?<class>[^(]+)\\.(?<method>[^.(]+)\\((?<source>[^)]*)\\)\\s*");

	private StackTraceText() {
	}

	static String write(Throwable throwable) {
		StringBuilder text = new StringBuilder();
		text.append(throwable);
		for (StackTraceElement frame : throwable.getStackTrace()) {
			text.append("\n\tat ").append(frame);
		}
		return text.toString();
	}

	static StackTraceElement[] parse(@Nullable String stack) {
		if (stack == null) {
			return NONE;
		}
		List<StackTraceElement> frames = new ArrayList<>();
		for (String line : stack.lines().toList()) {
			Matcher matcher = FRAME.matcher(line);
			if (matcher.matches()) {
				frames.add(frame(matcher));
			}
		}
		return frames.toArray(NONE);
	}

	private static StackTraceElement frame(Matcher matcher) {
		String className = matcher.group("class");
		String method = matcher.group("method");
		String source = matcher.group("source");
		if (source.equals("Native Method")) {
			return new StackTraceElement(className, method, null, -2);
		}
		if (source.equals("Unknown Source")) {
			return new StackTraceElement(className, method, null, -1);
		}
		int colon = source.lastIndexOf(':');
		if (colon < 0) {
			return new StackTraceElement(className, method, source, -1);
		}
		return new StackTraceElement(className, method, source.substring(0, colon), line(source.substring(colon + 1)));
	}

	private static int line(String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

}

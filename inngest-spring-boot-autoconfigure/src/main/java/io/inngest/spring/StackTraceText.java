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
	 * {@code [loader/][module[@version]/]class.method(source)}. The name of a hidden
	 * class has a slash, too.
	 */
	private static final Pattern FRAME = Pattern
		.compile("\\s*at (?:(?:(?<loader>[^/(]*)/)?(?<module>[^/(@]*)(?:@(?<version>[^/(]*))?/)?"
				+ "(?<class>(?!0x)[^/(]+(?:/0x[0-9a-f]+)?)\\.(?<method>[^./(]+)\\((?<source>[^)]*)\\)\\s*");

	private static final Pattern FILE_AND_LINE = Pattern.compile("(?<file>.+):(?<line>\\d{1,9})");

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

	static StackTraceElement[] parse(@Nullable String stack, @Nullable String message) {
		if (stack == null) {
			return NONE;
		}
		List<StackTraceElement> frames = new ArrayList<>();
		for (String line : stack.substring(endOfMessage(stack, message)).lines().toList()) {
			Matcher matcher = FRAME.matcher(line);
			if (matcher.matches()) {
				frames.add(frame(matcher));
			}
		}
		return frames.toArray(NONE);
	}

	private static int endOfMessage(String stack, @Nullable String message) {
		if (message == null) {
			return 0;
		}
		// A message may quote the stack trace of another error
		int start = stack.indexOf(message);
		return (start >= 0) ? start + message.length() : 0;
	}

	private static StackTraceElement frame(Matcher matcher) {
		String source = matcher.group("source");
		Matcher fileAndLine = FILE_AND_LINE.matcher(source);
		if (fileAndLine.matches()) {
			return frame(matcher, fileAndLine.group("file"), Integer.parseInt(fileAndLine.group("line")));
		}
		return switch (source) {
			case "Native Method" -> frame(matcher, null, -2);
			case "Unknown Source" -> frame(matcher, null, -1);
			default -> frame(matcher, source, -1);
		};
	}

	private static StackTraceElement frame(Matcher matcher, @Nullable String file, int line) {
		return new StackTraceElement(matcher.group("loader"), matcher.group("module"), matcher.group("version"),
				matcher.group("class"), matcher.group("method"), file, line);
	}

}

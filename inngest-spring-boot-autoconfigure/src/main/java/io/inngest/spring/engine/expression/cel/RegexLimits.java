package io.inngest.spring.engine.expression.cel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds regular expressions that would take too much to compile, before the library
 * tries: it matches in time in proportion to the text, but writes out what is repeated,
 * and goes down a level with each group.
 */
final class RegexLimits {

	private static final int MAX_SIZE = 10_000;

	private static final int MAX_DEPTH = 200;

	private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?}");

	private static final Pattern CLASS = Pattern.compile("\\[\\^?]?(\\\\.|[^]\\\\])*+]", Pattern.DOTALL);

	/** Where a bracket or parenthesis need not be what it seems. */
	private static final Pattern UNCLEAR = Pattern.compile("\\\\Q|\\[[^]]*[(\\[)]");

	private final String regex;

	private final boolean unclear;

	/** The sizes of what stands before the groups that are open. */
	private final Deque<Long> outer = new ArrayDeque<>();

	private long size;

	/** The size of what a repetition would repeat. */
	private long last;

	private RegexLimits(String regex) {
		this.regex = regex;
		this.unclear = UNCLEAR.matcher(regex).find();
	}

	/**
	 * Whether a regular expression is larger than any that makes sense.
	 * @param regex the expression, possibly an invalid one
	 * @return {@code true} if it should not be compiled
	 */
	static boolean exceededBy(String regex) {
		return regex.length() > MAX_SIZE || new RegexLimits(regex).exceeded();
	}

	private boolean exceeded() {
		Matcher repeat = REPEAT.matcher(this.regex);
		Matcher characters = CLASS.matcher(this.regex);
		int position = 0;
		while (position < this.regex.length()) {
			position = switch (this.regex.charAt(position)) {
				case '(' -> open(position + 1);
				case ')' -> close(position + 1);
				case '{' -> repeat(repeat, position);
				case '[' -> single(this.unclear ? position + 1 : end(characters, position));
				case '\\' -> single(position + 2);
				default -> single(position + 1);
			};
			if (this.size > MAX_SIZE || this.outer.size() > MAX_DEPTH) {
				return true;
			}
		}
		return false;
	}

	private int open(int next) {
		this.outer.push(this.size);
		this.size = 0;
		return next;
	}

	// What is unclear is taken for everything so far
	private int close(int next) {
		long before = this.outer.isEmpty() ? 0 : this.outer.pop();
		this.size++;
		this.last = this.unclear ? before + this.size : this.size;
		this.size += before;
		return next;
	}

	private int repeat(Matcher repeat, int position) {
		int end = end(repeat, position);
		if (end == position + 1) {
			return single(end);
		}
		long times = Math.max(1, Math.max(number(repeat.group(1)), number(repeat.group(3))));
		this.size += this.last * (times - 1);
		this.last *= times;
		return end;
	}

	private int single(int next) {
		this.last = 1;
		this.size++;
		return next;
	}

	private int end(Matcher matcher, int position) {
		return matcher.region(position, this.regex.length()).lookingAt() ? matcher.end() : position + 1;
	}

	private static long number(@Nullable String text) {
		return (text == null || text.isEmpty()) ? 0 : Long.parseLong(text);
	}

}

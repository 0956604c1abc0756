package io.inngest.spring.engine.expression.cel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions and operators of expressions, with the looseness of a server: what is
 * absent has a result in each operator, and values of different types can be joined and
 * compared.
 */
final class Functions {

	private static final String ADD = "_+_";

	private static final Map<String, Object> ZEROS = Map.of("int", 0L, "double", 0.0, "string", "");

	private final Library library;

	private final Dates dates;

	Functions(Library library, Dates dates) {
		this.library = library;
		this.dates = dates;
	}

	/**
	 * Calls a function outside of macros.
	 * @param function its name
	 * @param member whether it is called on the first argument
	 * @param arguments the arguments
	 * @return its value, or why there is none
	 */
	Object callLoosely(String function, boolean member, List<Object> arguments) {
		if (arguments.stream().anyMatch(Absent.class::isInstance)) {
			return callOnAbsent(function, arguments);
		}
		Object result = call(function, member, arguments);
		if (!(result instanceof Absent absent) || absent.contagious() || arguments.size() != 2) {
			return result;
		}
		Object left = arguments.get(0);
		Object right = arguments.get(1);
		if (Values.typeName(left).equals(Values.typeName(right))) {
			return result;
		}
		if (function.equals(ADD)) {
			return ValueText.print(left) + ValueText.print(right);
		}
		if (isComparison(function) && (Values.isNull(left) || Values.isNull(right))) {
			return call(function, member, List.of(orZero(left, right), orZero(right, left)));
		}
		return result;
	}

	private static Object orZero(Object value, Object other) {
		if (!Values.isNull(value)) {
			return value;
		}
		// Any number will do for the unsigned ones, too
		return (other instanceof Number) ? 0L : ZEROS.getOrDefault(Values.typeName(other), value);
	}

	private Object callOnAbsent(String function, List<Object> arguments) {
		Object contagious = first(arguments, true);
		if (contagious != null) {
			return contagious;
		}
		boolean first = arguments.get(0) instanceof Absent;
		return switch (function) {
			case ADD -> arguments.stream().filter((value) -> !(value instanceof Absent)).findFirst().orElse(false);
			case "_==_" -> arguments.stream().anyMatch(Values::isNull);
			case "_!=_" -> arguments.stream().noneMatch(Values::isNull);
			case "_<_", "_<=_" -> first;
			case "_>_", "_>=_" -> !first;
			case "size" -> 0L;
			default -> false;
		};
	}

	/**
	 * Calls a function on what a macro goes through, where a server is strict.
	 * @param function its name
	 * @param member whether it is called on the first argument
	 * @param arguments the arguments
	 * @return its value, or why there is none
	 */
	Object callStrictly(String function, boolean member, List<Object> arguments) {
		Object contagious = first(arguments, true);
		Object absent = (contagious != null) ? contagious : first(arguments, false);
		return (absent != null) ? absent : call(function, member, arguments);
	}

	private static @Nullable Object first(List<Object> arguments, boolean contagious) {
		return arguments.stream()
			.filter((value) -> value instanceof Absent absent && absent.contagious() == contagious)
			.findFirst()
			.orElse(null);
	}

	private Object call(String function, boolean member, List<Object> arguments) {
		if (arguments.isEmpty()) {
			return this.dates.now();
		}
		Object first = arguments.get(0);
		return switch (function) {
			case "_==_" -> Values.equal(first, arguments.get(1));
			case "_!=_" -> !Values.equal(first, arguments.get(1));
			case "@in" -> Objects.requireNonNullElseGet(Values.contained(first, arguments.get(1)),
					() -> Absent.failure("nothing can be in " + Values.typeName(arguments.get(1))));
			case "!_" -> (first instanceof Boolean bool) ? !bool : Absent.failure("not a bool: " + first);
			case "type" -> new Values.Type(Values.typeName(first));
			case "dyn" -> first;
			case "lowercase" -> text(first).toLowerCase(Locale.ROOT);
			case "uppercase" -> text(first).toUpperCase(Locale.ROOT);
			case "b64decode" -> decode(text(first));
			case "json_parse" -> parse(text(first));
			case "date" -> this.dates.date(first);
			case "now_plus" -> this.dates.shifted(first, 1);
			case "now_minus" -> this.dates.shifted(first, -1);
			default -> callOfTheLibrary(function, member, arguments);
		};
	}

	private Object callOfTheLibrary(String function, boolean member, List<Object> arguments) {
		Object first = arguments.get(0);
		if (isComparison(function) && first instanceof Number left && arguments.get(1) instanceof Number right) {
			return compare(function, left, right);
		}
		if (function.equals("string") && first instanceof Double) {
			return ValueText.print(first);
		}
		if (function.equals(ADD) && first instanceof List<?> left && arguments.get(1) instanceof List<?> right) {
			List<Object> joined = new ArrayList<>(left);
			joined.addAll(right);
			return joined;
		}
		if (function.equals("matches") && arguments.get(1) instanceof String regex && RegexLimits.exceededBy(regex)) {
			return Absent.failure("the regular expression is too large");
		}
		return this.library.call(function, member, arguments);
	}

	private static boolean isComparison(String function) {
		return switch (function) {
			case "_<_", "_<=_", "_>_", "_>=_" -> true;
			default -> false;
		};
	}

	private static Object compare(String function, Number left, Number right) {
		if (Values.isNotANumber(left) || Values.isNotANumber(right)) {
			return Absent.failure("NaN values cannot be ordered");
		}
		int order = Values.compare(left, right);
		return switch (function) {
			case "_<_" -> order < 0;
			case "_<=_" -> order <= 0;
			case "_>_" -> order > 0;
			default -> order >= 0;
		};
	}

	// A server takes anything else for an empty text
	private static String text(Object value) {
		return (value instanceof String text) ? text : "";
	}

	private static String decode(String text) {
		try {
			return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static Object parse(String text) {
		try {
			JsonNode node = JsonMapper.shared().readTree(text);
			return node.isObject() ? Values.of(node) : Map.of();
		}
		catch (JacksonException ex) {
			return Map.of();
		}
	}

}

package io.inngest.spring.engine.expression.cel;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.cel.common.values.NullValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values that expressions compute with: those of Java that the library uses, and
 * {@link Absent}. Numbers in JSON are doubles, as on a server.
 */
public final class Values {

	private Values() {
	}

	/**
	 * Reads a value from JSON.
	 * @param node the JSON
	 * @return the value
	 */
	public static Object of(JsonNode node) {
		if (node.isObject()) {
			Map<String, Object> map = new LinkedHashMap<>();
			node.properties().forEach((property) -> map.put(property.getKey(), of(property.getValue())));
			return map;
		}
		if (node.isArray()) {
			List<Object> list = new ArrayList<>(node.size());
			node.forEach((element) -> list.add(of(element)));
			return list;
		}
		if (node.isNumber()) {
			return Double.valueOf(node.asString());
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		return node.isNull() ? NullValue.NULL_VALUE : node.asString();
	}

	/**
	 * Returns a field of a value.
	 * @param value the value
	 * @param field the field's name
	 * @return the field's value, or why there is none
	 */
	public static Object field(Object value, String field) {
		if (value instanceof Absent) {
			return value;
		}
		Object found = (value instanceof Map<?, ?> map) ? map.get(field) : null;
		return (found != null) ? found : Absent.MISSING;
	}

	static Object index(Object value, Object index) {
		if (value instanceof Absent) {
			return value;
		}
		if (index instanceof Absent) {
			return index;
		}
		if (value instanceof List<?> list && index instanceof Number number) {
			double position = number.doubleValue();
			return (position >= 0 && position < list.size() && position == Math.rint(position))
					? Objects.requireNonNull(list.get((int) position))
					: Absent.failure("index out of bounds: " + number);
		}
		if (value instanceof Map<?, ?> map) {
			if (index instanceof String name) {
				return field(value, name);
			}
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				if (equal(entry.getKey(), index)) {
					return Objects.requireNonNull(entry.getValue());
				}
			}
			return Absent.MISSING;
		}
		return Absent.failure("no such overload: %s[%s]".formatted(typeName(value), typeName(index)));
	}

	/**
	 * Whether a value counts as true.
	 * @param value the value
	 * @return {@code false} for what is absent, {@code null}, {@code false}, zero and an
	 * empty text
	 */
	public static boolean truthy(Object value) {
		if (value instanceof Boolean bool) {
			return bool;
		}
		if (value instanceof Number number) {
			return number.doubleValue() != 0;
		}
		return !(value instanceof Absent) && !isNull(value) && !"".equals(value);
	}

	static boolean equal(@Nullable Object left, @Nullable Object right) {
		if (left instanceof Number first && right instanceof Number second) {
			return !isNotANumber(first) && !isNotANumber(second) && compare(first, second) == 0;
		}
		if (left instanceof List<?> first && right instanceof List<?> second) {
			return equal(first, second);
		}
		if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
			return first.size() == second.size() && first.entrySet()
				.stream()
				.allMatch((entry) -> entry.getKey() != null && entry.getValue() != null
						&& equal(entry.getValue(), index(second, entry.getKey())));
		}
		return Objects.equals(left, right);
	}

	private static boolean equal(List<?> first, List<?> second) {
		if (first.size() != second.size()) {
			return false;
		}
		for (int i = 0; i < first.size(); i++) {
			if (!equal(first.get(i), second.get(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Compares numbers of any kind: by value, and as doubles when one of them is a
	 * double.
	 * @param first a number
	 * @param second another one
	 * @return negative, zero or positive
	 */
	static int compare(Number first, Number second) {
		if (first instanceof Double || second instanceof Double) {
			double difference = first.doubleValue() - second.doubleValue();
			return (first.doubleValue() == second.doubleValue()) ? 0 : (difference < 0) ? -1 : 1;
		}
		return new BigInteger(first.toString()).compareTo(new BigInteger(second.toString()));
	}

	static boolean isNotANumber(Number number) {
		return Double.isNaN(number.doubleValue());
	}

	/**
	 * Whether a value is {@code null}, which is not the same as absent.
	 * @param value the value
	 * @return {@code true} if it is
	 */
	public static boolean isNull(Object value) {
		return value == NullValue.NULL_VALUE;
	}

	static @Nullable Object contained(Object element, Object container) {
		if (container instanceof Collection<?> collection) {
			return collection.stream().anyMatch((candidate) -> equal(candidate, element));
		}
		if (container instanceof Map<?, ?> map) {
			return map.keySet().stream().anyMatch((key) -> equal(key, element));
		}
		return null;
	}

	/**
	 * Returns the name of a value's type in CEL.
	 * @param value the value
	 * @return the name
	 */
	public static String typeName(Object value) {
		if (value instanceof Number) {
			return (value instanceof Long) ? "int" : (value instanceof Double) ? "double" : "uint";
		}
		if (value instanceof String) {
			return "string";
		}
		if (value instanceof Boolean) {
			return "bool";
		}
		if (value instanceof List) {
			return "list";
		}
		if (value instanceof Map) {
			return "map";
		}
		if (value instanceof Instant) {
			return "google.protobuf.Timestamp";
		}
		if (value instanceof Duration) {
			return "google.protobuf.Duration";
		}
		return isNull(value) ? "null_type" : (value instanceof Type) ? "type" : "bytes";
	}

	/**
	 * A type as a value.
	 *
	 * @param name its name
	 */
	record Type(String name) {

	}

}

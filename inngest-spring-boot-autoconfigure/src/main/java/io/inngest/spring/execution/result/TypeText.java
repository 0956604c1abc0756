package io.inngest.spring.execution.result;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

/**
 * Writes types as they stand in source code, with {@code …} where only the application
 * knows what to write.
 */
final class TypeText {

	private static final String UNKNOWN = "…";

	private TypeText() {
	}

	/**
	 * Writes a type.
	 * @param type the type
	 * @return such as {@code Map<String, List<…>>}
	 */
	static String of(Type type) {
		if (type instanceof Class<?> raw) {
			return ofClass(raw);
		}
		if (type instanceof ParameterizedType generic) {
			return ClassUtils.getShortName((Class<?>) generic.getRawType())
					+ arguments(generic.getActualTypeArguments());
		}
		if (type instanceof GenericArrayType array) {
			return of(array.getGenericComponentType()) + "[]";
		}
		return UNKNOWN;
	}

	private static String ofClass(Class<?> type) {
		if (type.isArray()) {
			return of(type.getComponentType()) + "[]";
		}
		if (type == Object.class || type.isAnonymousClass() || type.isHidden()) {
			return UNKNOWN;
		}
		Type[] parameters = type.getTypeParameters();
		return ClassUtils.getShortName(type) + ((parameters.length > 0) ? arguments(parameters) : "");
	}

	private static String arguments(Type[] arguments) {
		return Arrays.stream(arguments).map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
	}

}

package io.inngest.spring.execution.result;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicReference;

import io.inngest.spring.StepBody;
import org.jspecify.annotations.Nullable;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Finds out which type a step's body returns: from what the compiler has written into a
 * lambda expression, or from the generic interface of a class.
 */
final class BodyTypes {

	private static final ClassValue<AtomicReference<Type>> types = new ClassValue<>() {

		@Override
		protected AtomicReference<Type> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}

	};

	private BodyTypes() {
	}

	/**
	 * Returns the type of the body's result.
	 * @param body the body
	 * @return the type; erased if the body is a lambda expression, a type variable if
	 * nothing is known
	 */
	static Type of(StepBody<?> body) {
		AtomicReference<Type> known = types.get(body.getClass());
		Type type = known.get();
		if (type == null) {
			type = find(body);
			known.set(type);
		}
		return type;
	}

	private static Type find(StepBody<?> body) {
		Class<?> bodyClass = body.getClass();
		SerializedLambda lambda = serialized(body);
		if (lambda != null) {
			return MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), bodyClass.getClassLoader())
				.returnType();
		}
		ResolvableType result = ResolvableType.forClass(bodyClass).as(StepBody.class).getGeneric(0);
		if (result.equals(ResolvableType.NONE)) {
			return StepBody.class.getTypeParameters()[0];
		}
		return result.hasUnresolvableGenerics() ? result.getType()
				: GenericTypeResolver.resolveType(result.getType(), bodyClass);
	}

	private static @Nullable SerializedLambda serialized(StepBody<?> body) {
		Method writeReplace = ReflectionUtils.findMethod(body.getClass(), "writeReplace");
		if (writeReplace == null) {
			return null;
		}
		try {
			ReflectionUtils.makeAccessible(writeReplace);
		}
		catch (InaccessibleObjectException ex) {
			// A module that is not opened keeps the type to itself, so it must be named
			return null;
		}
		return (ReflectionUtils.invokeMethod(writeReplace, body) instanceof SerializedLambda lambda) ? lambda : null;
	}

}

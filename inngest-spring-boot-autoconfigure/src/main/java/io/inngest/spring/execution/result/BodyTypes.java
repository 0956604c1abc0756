package io.inngest.spring.execution.result;

import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicReference;

import io.inngest.spring.StepBody;
import io.inngest.spring.StepFunction;
import org.jspecify.annotations.Nullable;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Which types a step's body takes and returns: as the compiler has written them into a
 * lambda expression, or as the generic interface of a class says.
 *
 * @param input the type of the body's parameter; {@code Object} if it has none
 * @param result the type of the body's result
 */
record BodyTypes(Type input, Type result) {

	private static final ClassValue<AtomicReference<BodyTypes>> known = new ClassValue<>() {

		@Override
		protected AtomicReference<BodyTypes> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}

	};

	/**
	 * Returns the types of a body.
	 * @param body the body
	 * @return the types; erased if the body is a lambda expression, type variables if
	 * nothing is known
	 */
	static BodyTypes of(StepFunction<?, ?> body) {
		AtomicReference<BodyTypes> reference = known.get(body.getClass());
		BodyTypes types = reference.get();
		if (types == null) {
			types = find(body);
			reference.set(types);
		}
		return types;
	}

	private static BodyTypes find(StepFunction<?, ?> body) {
		Class<?> bodyClass = body.getClass();
		SerializedLambda lambda = serialized(body);
		if (lambda != null) {
			MethodType method = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(),
					bodyClass.getClassLoader());
			return new BodyTypes((method.parameterCount() > 0) ? method.parameterType(0) : Object.class,
					method.returnType());
		}
		return (body instanceof StepBody) ? new BodyTypes(Object.class, declared(bodyClass, StepBody.class, 0))
				: new BodyTypes(declared(bodyClass, StepFunction.class, 0), declared(bodyClass, StepFunction.class, 1));
	}

	private static Type declared(Class<?> bodyClass, Class<?> form, int parameter) {
		ResolvableType type = ResolvableType.forClass(bodyClass).as(form).getGeneric(parameter);
		if (type.equals(ResolvableType.NONE)) {
			return form.getTypeParameters()[parameter];
		}
		return type.hasUnresolvableGenerics() ? type.getType()
				: GenericTypeResolver.resolveType(type.getType(), bodyClass);
	}

	private static @Nullable SerializedLambda serialized(StepFunction<?, ?> body) {
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

package io.inngest.spring;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Names a generic type: {@code new TypeRef<List<Photo>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T extends @Nullable Object> {

	private final Type type;

	/**
	 * Reads the type from the subclass's declaration.
	 * @throws IllegalArgumentException if the type argument is missing
	 */
	protected TypeRef() {
		Type superclass = getClass().getGenericSuperclass();
		Assert.isTrue(superclass instanceof ParameterizedType,
				"A TypeRef needs its type argument: new TypeRef<List<Photo>>() {}");
		this.type = ((ParameterizedType) superclass).getActualTypeArguments()[0];
	}

	/**
	 * Returns the type.
	 * @return the type with its type arguments
	 */
	public final Type getType() {
		return this.type;
	}

	@Override
	public String toString() {
		return "TypeRef<" + this.type.getTypeName() + ">";
	}

}

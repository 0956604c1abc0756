package io.inngest.spring.function.declaration;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A bean as far as functions are concerned.
 *
 * @param name the bean's name
 * @param type the bean's class as written, not a proxy's
 * @param adviceId the id that its advice annotation gives, possibly empty; {@code null}
 * if the bean is no advice
 * @param functions the functions it declares
 * @param handlers its methods for failures and cancellations
 */
public record DeclaredBean(String name, Class<?> type, @Nullable String adviceId, List<DeclaredFunction> functions,
		List<DeclaredHandler> handlers) {

	public DeclaredBean {
		functions = List.copyOf(functions);
		handlers = List.copyOf(handlers);
	}

	/**
	 * Returns the methods for one end of a run.
	 * @param end the end
	 * @return the methods, possibly none
	 */
	public List<DeclaredHandler> handlers(RunEnd end) {
		return this.handlers.stream().filter((handler) -> handler.end() == end).toList();
	}

	/**
	 * Says where the bean is, for messages about mistakes.
	 * @return the full class name and the bean
	 */
	public String location() {
		return "%s, bean '%s'".formatted(this.type.getName(), this.name);
	}

}

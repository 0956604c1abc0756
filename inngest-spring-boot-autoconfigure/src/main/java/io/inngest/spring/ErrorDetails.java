package io.inngest.spring;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

import org.springframework.util.Assert;

/**
 * What is recorded about an error.
 *
 * @param name the simple name of the error's class
 * @param message the error's message
 * @param stack the stack trace as text, without those of the causes; {@code null} or
 * empty if the sender gave none
 * @param stepId the id of the step that failed, or {@code null} if the error came from
 * outside a step
 * @param attempts how many times the step or the function was tried; 0 if unknown
 * @param types the names of the error's class and its superclasses, most special first;
 * empty if unknown, as for errors that were not recorded by this library
 * @param causes the causes, outermost first, without the error itself
 */
@JsonSerialize(using = ErrorDetailsJson.Serializer.class)
@JsonDeserialize(using = ErrorDetailsJson.Deserializer.class)
public record ErrorDetails(String name, @Nullable String message, @Nullable String stack, @Nullable String stepId,
		int attempts, List<String> types, List<ErrorDetails> causes) implements Serializable {

	public ErrorDetails {
		Assert.notNull(name, "'name' must not be null");
		types = List.copyOf(types);
		causes = List.copyOf(causes);
	}

	/**
	 * Whether this error or one of its causes is of the given class. Where the class
	 * hierarchy is not recorded the simple names are compared.
	 * @param type the class to look for; subclasses match too
	 * @return {@code true} if it is
	 */
	public boolean is(Class<? extends Throwable> type) {
		return isItself(type) || this.causes.stream().anyMatch((cause) -> cause.isItself(type));
	}

	/**
	 * Returns a throwable that prints as the original error did, with its causes and the
	 * original stack traces. It is of no particular class.
	 * @return the throwable, for error reporters and logs
	 */
	public Throwable toThrowable() {
		Throwable cause = null;
		for (int i = this.causes.size() - 1; i >= 0; i--) {
			cause = this.causes.get(i).toThrowable(cause);
		}
		return toThrowable(cause);
	}

	private Throwable toThrowable(@Nullable Throwable cause) {
		return new RecordedException(this, cause);
	}

	private boolean isItself(Class<? extends Throwable> type) {
		if (this.types.isEmpty()) {
			return Objects.equals(this.name, type.getSimpleName());
		}
		return this.types.contains(type.getName());
	}

	/**
	 * Returns a copy that names the step and how often it was tried.
	 * @param stepId the id of the step that failed
	 * @param attempts how many times it was tried
	 * @return the copy
	 */
	public ErrorDetails withStep(@Nullable String stepId, int attempts) {
		return new ErrorDetails(this.name, this.message, this.stack, stepId, attempts, this.types, this.causes);
	}

	ErrorDetails withCauses(List<ErrorDetails> causes) {
		return new ErrorDetails(this.name, this.message, this.stack, this.stepId, this.attempts, this.types, causes);
	}

	/**
	 * Records a throwable and its causes.
	 * @param throwable the throwable
	 * @return the details, without step and attempts
	 */
	public static ErrorDetails of(Throwable throwable) {
		return ThrowableRecorder.record(throwable);
	}

}

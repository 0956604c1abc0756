package io.inngest.spring.execution.failure;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.inngest.spring.StepError;
import io.inngest.spring.StepOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A step that has a value or an error for good.
 *
 * @param <T> the type of the value
 */
public final class SettledStep<T extends @Nullable Object> implements StepOutcome<T> {

	private final Supplier<T> value;

	private final @Nullable StepError error;

	private SettledStep(Supplier<T> value, @Nullable StepError error) {
		this.value = value;
		this.error = error;
	}

	/**
	 * Settles a step.
	 * @param step calls the step
	 * @param <T> the type of the value
	 * @return what became of it
	 */
	public static <T extends @Nullable Object> SettledStep<T> of(Supplier<T> step) {
		try {
			T value = step.get();
			return new SettledStep<>(() -> value, null);
		}
		catch (StepError ex) {
			return new SettledStep<>(() -> {
				throw ex;
			}, ex);
		}
	}

	@Override
	public T recover(Function<StepError, ? extends T> fallback) {
		return (this.error != null) ? fallback.apply(this.error) : this.value.get();
	}

	@Override
	public StepOutcome<T> onError(Consumer<StepError> consumer) {
		if (this.error != null) {
			consumer.accept(this.error);
		}
		return this;
	}

	@Override
	public Optional<T> ignoreError() {
		return failed() ? Optional.empty() : Optional.ofNullable(this.value.get());
	}

	@Override
	public T orElse(T other) {
		return failed() ? other : this.value.get();
	}

	@Override
	public T orElseThrow() {
		return this.value.get();
	}

	@Override
	public boolean failed() {
		return this.error != null;
	}

	@Override
	public StepError error() {
		Assert.state(this.error != null, "The step has not failed: ask failed() first, or use onError()");
		return this.error;
	}

}

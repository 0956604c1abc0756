package io.inngest.spring.function.declaration;

import java.util.List;

import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.CancelOn;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A function as annotated.
 *
 * @param handler the method to call
 * @param function the function's annotation, with what composed annotations override
 * @param triggers the triggers beside it
 * @param cancellations the cancellations beside it
 * @param backoff the back-off beside it, if any
 */
public record DeclaredFunction(BeanMethod handler, InngestFunction function, List<Trigger> triggers,
		List<CancelOn> cancellations, @Nullable Backoff backoff) {

	public DeclaredFunction {
		triggers = List.copyOf(triggers);
		cancellations = List.copyOf(cancellations);
	}

}

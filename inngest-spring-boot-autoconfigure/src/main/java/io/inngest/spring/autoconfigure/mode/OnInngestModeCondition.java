package io.inngest.spring.autoconfigure.mode;

import java.util.List;

import io.inngest.spring.protocol.Mode;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Compares the mode of the application with those of {@link ConditionalOnInngestMode}.
 */
class OnInngestModeCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnInngestMode> annotation = metadata.getAnnotations()
			.get(ConditionalOnInngestMode.class);
		List<Mode> modes = List.of(annotation.getEnumArray("value", Mode.class));
		InngestMode actual = new InngestModeResolver(context.getEnvironment()).resolve();
		String because = "the mode is %s, since %s".formatted(actual.mode(), actual.reason());
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnInngestMode.class, modes)
			.because(because);
		return modes.contains(actual.mode()) ? ConditionOutcome.match(message) : ConditionOutcome.noMatch(message);
	}

}

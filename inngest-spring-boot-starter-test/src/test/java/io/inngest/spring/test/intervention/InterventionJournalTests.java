package io.inngest.spring.test.intervention;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

import io.inngest.spring.execution.Journal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * A journal around another one must not answer for it.
 */
class InterventionJournalTests {

	@ParameterizedTest
	@MethodSource
	void handsOn(Method method) {
		assertThatCode(() -> InterventionJournal.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
			.doesNotThrowAnyException();
	}

	static Method[] handsOn() {
		return Arrays.stream(Journal.class.getMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.toArray(Method[]::new);
	}

}

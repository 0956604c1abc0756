package io.inngest.spring.function.definition;

import java.util.List;

import io.inngest.spring.function.InvalidFunctionException;
import io.inngest.spring.function.declaration.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The names that a trigger may have.
 */
class EventNamesTests {

	private final EventNames names = new EventNames();

	private final Origin origin = new Origin("Function 'a'", "here");

	@ParameterizedTest
	@ValueSource(strings = { "app/user.created", "user.updated", "simple", "a/*", "a/b/*", "a/b.*", "a.*", "app/user.*",
			"inngest/function.failed", "inngest/*", "Ünï/cödé.x" })
	void accepts(String name) {
		assertThatNoException().isThrownBy(() -> this.names.check(List.of(name), this.origin));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "app*", "app/user*", "app/us*", "app/**", "*/user.created", "app/*/created", "/*/" })
	void refusesWildcardsThatMatchNothing(String name) {
		assertThatExceptionOfType(InvalidFunctionException.class)
			.isThrownBy(() -> this.names.check(List.of(name), this.origin))
			.withMessageContaining("has a wildcard that matches no event: '" + name + "'");
	}

}

package io.inngest.spring.engine.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What this library does where it means to differ from a server: a test for each row of
 * the table in {@code docs/expressions.md}.
 */
class ConditionDifferenceTests {

	private final Conditions conditions = TestEvents.conditions();

	@ParameterizedTest
	@ValueSource(strings = { "event.data.email.matches('^\\\\w+@')", "event.data.email.matches(r'^\\w+@')",
			"event.data.email == \"\"\"ada@example.com\"\"\"", "event.data.email == 'ada\\x40example.com'",
			"event.data.quoted == 'say \\'hi\\''" })
	void escapesMeanWhatTheyMeanInCel(String expression) {
		ConditionEvent event = new ConditionEvent("shop/a", "{\"email\":\"ada@example.com\",\"quoted\":\"say 'hi'\"}",
				null, null, 0, null);
		assertThat(this.conditions.trigger(expression).matches(event)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "say \\\"hi\\\"", "line\\nbreak", "back\\\\slash", "tab\\t", "\\u0000" })
	void valuesMatchThemselves(String value) {
		assertMatchesItself("\"" + value + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e21", "123456789012345678901234567890", "-1e300" })
	void bigNumbersMatchThemselves(String value) {
		assertMatchesItself(value);
	}

	private void assertMatchesItself(String value) {
		ConditionEvent event = TestEvents.event("{}");
		ConditionEvent same = new ConditionEvent("shop/a", "{\"id\":" + value + "}", null, null, 0, null);
		Condition condition = this.conditions.cancellation("event.data.id == async.data.id");
		assertThat(condition.matches(same, same)).isTrue();
		assertThat(condition.matches(same, event)).isFalse();
		assertThat(condition.key(same)).hasValueSatisfying(
				(key) -> assertThat(key.value()).isEqualTo(same.keyAt("data.id")).isNotEqualTo(event.keyAt("data.id")));
	}

	@Test
	void operandsStayInOrderBesideAMissingField() {
		Condition condition = this.conditions
			.waiting("event.data.total < async.data.total && event.data.missing == null");
		ConditionEvent less = TestEvents.event("{'total':1}");
		ConditionEvent more = TestEvents.event("{'total':2}");
		assertThat(condition.matches(less, more)).isTrue();
		assertThat(condition.matches(more, less)).isFalse();
	}

	@Test
	void missingFieldOfTheFirstEventMayStandAlone() {
		Condition condition = this.conditions.waiting("event.data.missing || async.data.flag");
		assertThat(condition.matches(TestEvents.event("{}"), TestEvents.event("{'flag':true}"))).isTrue();
		assertThat(condition.matches(TestEvents.event("{}"), TestEvents.event("{'flag':false}"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "event.data.id == async.data.id", "async.data.id == event.data.id" })
	void twoMissingFieldsAreNotEqual(String expression) {
		Condition condition = this.conditions.cancellation(expression);
		ConditionEvent without = TestEvents.event("{}");
		ConditionEvent withNull = TestEvents.event("{'id':null}");
		assertThat(condition.matches(without, without)).isFalse();
		assertThat(condition.matches(without, withNull)).isTrue();
		assertThat(condition.matches(withNull, without)).isTrue();
		assertThat(condition.matches(withNull, withNull)).isTrue();
	}

	@Test
	void verdictDoesNotDependOnTheNumberOfWaits() {
		ConditionEvent event = TestEvents.event("{}");
		ConditionEvent async = TestEvents.event("{'flag':true,'ids':[1,'a']}");
		assertThat(this.conditions.waiting("async.data.id == 'zz' || async.data.flag == true").matches(event, async))
			.isTrue();
		assertThat(this.conditions.waiting("async.data.missing < 1").matches(event, async)).isTrue();
		assertThat(this.conditions.waiting("event.data.ids == async.data.ids").matches(async, async)).isTrue();
	}

}

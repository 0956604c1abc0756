package io.inngest.spring.engine.expression;

import java.util.Optional;

import io.inngest.spring.engine.expression.cel.InvalidExpressionException;
import io.inngest.spring.engine.expression.cel.ValueText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConditionTests {

	private static final String ITEMS = "{'items':[{'sku':'x','price':1.5},{'sku':'y'}]}";

	private final Conditions conditions = TestEvents.conditions();

	@Test
	void eventIsParsedOnlyWhenAConditionLooksAtIt() {
		ConditionEvent event = new ConditionEvent("shop/a", "no JSON", null, null, 0, null);
		assertThat(event.name()).isEqualTo("shop/a");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.conditions.trigger("true").matches(event));
	}

	@Test
	void conditionIsCompiledOnce() {
		Condition condition = this.conditions.trigger("event.data.total > 1");
		assertThat(this.conditions.waiting("event.data.total > 1")).isSameAs(condition);
		for (int i = 0; i < 1_000; i++) {
			this.conditions.waiting("async.data.total == " + i);
		}
		assertThat(this.conditions.waiting("event.data.total > 1")).isNotSameAs(condition);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			event.data.items.exists(i, !has(i.price))                        | true
			event.data.items.all(i, has(i.sku))                              | true
			event.data.items.all(i, i.price < 2.0)                           | false
			event.data.items.exists_one(i, i.sku == 'x')                     | true
			event.data.items.map(i, i.sku) == ['x', 'y']                     | true
			event.data.items.map(i, i.price) == [1.5]                        | false
			event.data.items.filter(i, i.price > 1.0).map(i, i.sku) == ['x'] | true
			event.data.items.filter(i, true).size() == 2                     | true
			event.data.items.map(i, i.price > 1.0, i.sku) == ['x']           | true
			event.data.items.exists(i, event.data.none == null)              | true
			[1, 2].exists(i, [i].exists(i, i == 2))                          | true
			[[1], [2]].map(l, l.map(x, x + 1)) == [[2], [3]]                 | true
			""")
	void macros(String expression, boolean expected) {
		assertThat(this.conditions.trigger(expression).matches(TestEvents.event(ITEMS))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "date('2026-01-15') < now()", "date('2026-01-15T12:00:00+01:00') < now()",
			"date('Thu, 15 Jan 2026 11:00:00 GMT') < now()", "date('2026-01-15T11:59:59') < now()",
			"date(int(event.ts)) == now()", "now_plus('1w') == date('2026-01-22T12:00:00Z')",
			"now_minus('1h30m') == date('2026-01-15T10:30:00Z')", "now_plus('1.5s') > now()",
			"true || date('garbage') < now()" })
	void dates(String expression) {
		assertThat(this.conditions.trigger(expression).matches(TestEvents.event("{}"))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			event.data.id == async.data.id                     ; data.id        ; s:o-1
			async.data.id == event.data.id                     ; data.id        ; s:o-1
			async.data['id'] == event.data.id                  ; data.id        ; s:o-1
			async.user.id == 'u-1' && async.data.total > 5     ; user.id        ; s:u-1
			async.data.total > 5 && async.data.n == 1          ; data.n         ; n:1.0
			async.data.n == event.data.total                   ; data.n         ; n:7.0
			async.data.n == 7u                                 ; data.n         ; n:7.0
			async.data.ok == true && async.name == 'shop/x'    ; data.ok        ; bool:true
			async.data.x == event.data.none                    ; data.x         ; null
			async.data.x == event.data.none && async.id == '1' ; id             ; s:1
			async.data.a == 'q' || async.data.b == 'q'         ;                ;
			!(async.data.a == 'q')                             ;                ;
			async.data.a != 'q'                                ;                ;
			async.data.a == async.data.b                       ;                ;
			async.data.list[0] == 'q'                          ;                ;
			async.data['a.b'] == 'q'                           ;                ;
			async.data.when == string(now())                   ;                ;
			has(async.data.a) == true                          ;                ;
			""")
	void findsWhatALaterEventMustHave(String expression, String path, String value) {
		ConditionEvent event = TestEvents.event("{'id':'o-1','total':7}");
		assertThat(this.conditions.waiting(expression).key(event))
			.isEqualTo((path != null) ? Optional.of(new MatchKey(path, value)) : Optional.empty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'id':1}            | {'id':1.0}           | true
			{'id':0}            | {'id':-0.0}          | true
			{'id':1}            | {'id':'1'}           | false
			{'id':true}         | {'id':'true'}        | false
			{'id':null}         | {}                   | true
			{'id':'null'}       | {}                   | false
			{'id':[1,'a',null]} | {'id':[1.0,'a',null]} | true
			{'id':['a','b']}    | {'id':['a,1:b']}     | false
			{'id':{'a':1,'b':2}} | {'id':{'b':2,'a':1}} | true
			{'id':{'a':'1'}}    | {'id':{'a':1}}       | false
			""")
	void keysAreEqualWhenValuesAre(String first, String second, boolean equal) {
		assertThat(TestEvents.event(first).keyAt("data.id").equals(TestEvents.event(second).keyAt("data.id")))
			.isEqualTo(equal);
	}

	@Test
	void keysAreShort() {
		ConditionEvent first = TestEvents.event("{'id':'%s'}".formatted("x".repeat(10_000) + "1"));
		ConditionEvent second = TestEvents.event("{'id':'%s'}".formatted("x".repeat(10_000) + "2"));
		assertThat(first.keyAt("data.id")).hasSizeLessThanOrEqualTo(ValueText.MAX_KEY)
			.isNotEqualTo(second.keyAt("data.id"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			event.data.ready                                   ; false
			event.data.ready && async.data.id == 'x'           ; false
			event.data.id == 'o-1' && async.data.id == 'x'     ; true
			async.data.id == 'x' && event.data.missing         ; false
			event.data.ready || async.data.id == 'x'           ; true
			now() > date(event.data.ready)                     ; true
			""")
	void knowsWhenNoEventCanMatch(String expression, boolean expected) {
		ConditionEvent event = TestEvents.event("{'id':'o-1','ready':false}");
		assertThat(this.conditions.waiting(expression).canMatch(event)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			event.data.x ==      | line 1, column 16: mismatched input '<EOF>'       | Write an expression in CEL
			total > 5            | line 1, column 1: undeclared reference to 'total' | write 'event.data.total'
			1 - 'a' == 2         | found no matching overload for '_-_'              | Change the types
			event.data.x && 'a'  | found no matching overload for '_&&_'             | Change the types
			""")
	void saysWhatCannotBeCompiled(String expression, String problem, String action) {
		assertThatExceptionOfType(InvalidExpressionException.class)
			.isThrownBy(() -> this.conditions.trigger(expression))
			.satisfies((ex) -> assertThat(ex.problem()).startsWith("cannot be compiled: ")
				.contains(problem)
				.doesNotContain("expecting"))
			.satisfies((ex) -> assertThat(ex.action()).contains(action));
	}

	@Test
	void saysWhatACancellationMayNotUse() {
		assertThatExceptionOfType(InvalidExpressionException.class)
			.isThrownBy(
					() -> this.conditions.cancellation("has(async.data.a) && async.data.n + 1 > size(event.data.b)"))
			.satisfies((ex) -> assertThat(ex.problem())
				.isEqualTo("uses what a cancellation may not: '+', 'size', the macro 'has'"));
	}

	@Test
	void hostileRegularExpressionIsHarmless() {
		ConditionEvent event = TestEvents.event("{'text':'%s!'}".formatted("a".repeat(50_000)));
		assertThat(this.conditions.trigger("event.data.text.matches('^(a+)+$')").matches(event)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "((a{1000}){1000}){1000}", "(a{100}){100,}",
			"a{1000}b{1000}c{1000}d{1000}e{1000}f{1000}" + "g{1000}h{1000}i{1000}j{1000}k{1000}",
			"(x{2}(((a{9}){9}){9}){9}){2}", "(a{1000}[)]){1000}", "(a{1000}[^]()]){1000}", "(a{1000}\\\\Q)\\\\E){1000}",
			"(a{1000}[[:alpha:])]){1000}" })
	void regularExpressionOfAnEventIsNotWrittenOut(String regex) {
		assertThat(matchesEverything(regex)).isFalse();
	}

	@Test
	void regularExpressionOfAnEventIsNotNestedDeeply() {
		assertThat(matchesEverything("(".repeat(5_000) + ")".repeat(5_000))).isFalse();
		assertThat(matchesEverything("(".repeat(20_000))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|", "((a{10}){10}){10}|", "x{0}", "[(]{0,2}",
			"\\\\({0,1}|[{]{0,100}", "a{0,1000}",
			"(([0-9a-f]{1,4}:){7,7}[0-9a-f]{1,4}|([0-9a-f]{1,4}:){1,7}:|([0-9a-f]{1,4}:){1,6}(:[0-9a-f]{1,4}){1,6})?" })
	void usualRegularExpressionIsEvaluated(String regex) {
		assertThat(matchesEverything(regex)).isTrue();
	}

	private boolean matchesEverything(String regex) {
		return this.conditions.trigger("event.data.text.matches(event.data.regex)")
			.matches(TestEvents.event("{'text':'some','regex':'%s'}".formatted(regex)));
	}

	@Test
	void macrosThatGoThroughTooMuchAreGivenUp() {
		ConditionEvent event = TestEvents.event("{'list':[%s0]}".formatted("0,".repeat(2_000)));
		String expression = "event.data.list.all(a, event.data.list.all(b, a == b))";
		assertThat(this.conditions.trigger(expression).matches(event)).isFalse();
		assertThat(this.conditions.trigger(expression + " || true").matches(event)).isTrue();
	}

}

package io.inngest.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of {@link Step} as applications write them, compiled: which overload javac picks,
 * and which calls it finds ambiguous.
 */
class StepOverloadTests {

	private static final String BODY = "(String, StepBody)";

	private static final String ACTION = "(String, StepAction)";

	private static final String TYPED = "(String, TypeRef, StepBody)";

	private static final String INPUT = "(String, Object, StepFunction)";

	private static final String OPTIONS_BODY = "(StepOptions, StepBody)";

	private static final String OPTIONS_ACTION = "(StepOptions, StepAction)";

	/**
	 * Arguments that {@code run} and {@code attempt} take, and the overload they mean.
	 */
	private static final Map<String, String> ARGUMENTS = Map.ofEntries(Map.entry("'a', () -> 'value'", BODY),
			Map.entry("'a', () -> 7", BODY), Map.entry("'a', () -> null", BODY),
			Map.entry("'a', () -> log.add('x')", BODY), Map.entry("'a', () -> counter++", BODY),
			Map.entry("'a', () -> new StringBuilder()", BODY), Map.entry("'a', () -> { return log.size(); }", BODY),
			Map.entry("'a', () -> { throw new Exception('x'); }", BODY), Map.entry("'a', this::value", BODY),
			Map.entry("'a', log::size", BODY), Map.entry("'a', Object::new", BODY),
			Map.entry("'a', () -> overloaded()", BODY), Map.entry("'a', (StepBody<String>) this::overloaded", BODY),
			Map.entry("'a', new StepBody<String>() { public String run() { return 'x'; } }", BODY),
			Map.entry("'a', () -> {}", ACTION), Map.entry("'a', () -> { log.add('x'); }", ACTION),
			Map.entry("'a', () -> nothing()", ACTION), Map.entry("'a', () -> log.clear()", ACTION),
			Map.entry("'a', this::nothing", ACTION), Map.entry("'a', log::clear", ACTION),
			Map.entry("'a', () -> System.out.println()", ACTION),
			Map.entry("'a', (StepAction) this::overloaded", ACTION),
			Map.entry("'a', new TypeRef<List<String>>() {}, () -> log", TYPED),
			Map.entry("'a', new TypeRef<List<String>>() {}, this::log", TYPED),
			Map.entry("'a', new TypeRef<List<String>>() {}, () -> { throw new Exception('x'); }", TYPED),
			Map.entry("StepOptions.of('a', String.class), () -> 'x'", OPTIONS_BODY),
			Map.entry("StepOptions.of('a', String.class).name('b'), this::value", OPTIONS_BODY),
			Map.entry("StepOptions.of('a', Boolean.class), () -> log.add('x')", OPTIONS_BODY),
			Map.entry("StepOptions.of('a', String.class), () -> { throw new Exception('x'); }", OPTIONS_BODY),
			Map.entry("StepOptions.of('a', new TypeRef<List<String>>() {}), () -> log", OPTIONS_BODY),
			Map.entry("StepOptions.action('a'), () -> { log.add('x'); }", OPTIONS_ACTION),
			Map.entry("StepOptions.action('a'), () -> log.add('x')", OPTIONS_ACTION),
			Map.entry("StepOptions.action('a').name('b'), this::nothing", OPTIONS_ACTION),
			Map.entry("StepOptions.action('a'), this::value", OPTIONS_ACTION));

	/**
	 * Arguments that only {@code run} takes, or that look as if they were such.
	 */
	private static final Map<String, String> WITH_INPUT = Map.ofEntries(Map.entry("'a', 2, (n) -> n + 1", INPUT),
			Map.entry("'a', 'x', (s) -> { throw new Exception(s); }", INPUT), Map.entry("'a', 'x', (s) -> null", INPUT),
			Map.entry("'a', new int[] { 2, 3 }, (n) -> n[0] + n[1]", INPUT),
			Map.entry("'a', new int[] { 2, 3 }, Arrays::toString", INPUT),
			Map.entry("'a', 'x', (Object value) -> value.hashCode()", INPUT),
			Map.entry("'a', 2, (Number n) -> n.longValue()", INPUT), Map.entry("'a', log, List::size", INPUT),
			Map.entry("'a', List.of('x'), ArrayList::new", INPUT), Map.entry("'a', 'x', String::length", INPUT),
			Map.entry("'a', 2, this::overloaded", INPUT), Map.entry("'a', 2, String::valueOf", INPUT),
			Map.entry("'a', null, (String s) -> s", INPUT), Map.entry("'a', (String) null, (s) -> s", INPUT),
			Map.entry("'a', 'x', (StepBody<String>) () -> 'y'", INPUT),
			Map.entry("'a', 'x', new StepFunction<String, List<String>>() {"
					+ " public List<String> run(String s) { return log; } }", INPUT),
			Map.entry("'a', new TypeRef<String>() {}, (type) -> type.getType().getTypeName()", INPUT),
			Map.entry("'a', new TypeRef<String>() {}, this::overloaded", TYPED),
			Map.entry("'a', new TypeRef<List<String>>() {}, ArrayList::new", TYPED),
			Map.entry("'a', new TypeRef<>() {}, this::value", TYPED), Map.entry("'a', null, () -> 'x'", TYPED),
			Map.entry("'a', null, null", TYPED));

	@TempDir
	Path classes;

	@ParameterizedTest
	@ValueSource(strings = { "run", "attempt" })
	void picksTheOverloadThatIsMeant(String method) throws Exception {
		assertPicked(method, ARGUMENTS);
	}

	@Test
	void tellsAnInputFromAType() throws Exception {
		assertPicked("run", WITH_INPUT);
	}

	private void assertPicked(String method, Map<String, String> overloads) throws Exception {
		List<String> arguments = List.copyOf(overloads.keySet());
		assertThat(compile(arguments.stream().map((argument) -> method + "(" + argument + ")").toList())).isEmpty();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.classes.toUri().toURL() })) {
			Class<?> type = loader.loadClass("Calls");
			for (int i = 0; i < arguments.size(); i++) {
				assertThat(picked(type, "call" + i)).as(arguments.get(i))
					.isEqualTo(method + overloads.get(arguments.get(i)));
			}
		}
	}

	@Test
	void resultsHaveTheTypeOfTheBody() throws Exception {
		assertThat(compileStatements(List.of("String s = step.run('a', () -> 'x');", "int i = step.run('a', () -> 7);",
				"List<String> l = step.run('a', new TypeRef<List<String>>() {}, () -> log);",
				"List<String> l = step.run('a', new TypeRef<>() {}, () -> log);",
				"String s = step.run(StepOptions.of('a', String.class), () -> 'x');",
				"String s = step.run('a', () -> { throw new Exception('x'); });",
				"int i = step.run('a', new int[] { 2, 3 }, (n) -> n[0] + n[1]);",
				"String s = step.run('a', log, (l) -> l.get(0));", "int i = step.run('a', 'x', String::length);",
				"List<String> l = step.run('a', log, (all) -> all);",
				"String s = step.run('a', 'x', (t) -> { throw new Exception(t); });",
				"StepFunction<Object, String> f = Object::toString; String s = step.run('a', 'x', f);",
				"String s = step.attempt('a', () -> 'x').recover((error) -> step.run('b', () -> error.name()));",
				"Optional<String> s = step.attempt('a', () -> 'x').onError((e) -> step.run('b', () -> nothing())).ignoreError();",
				"String s = step.attempt('a', this::value).orElse('y');",
				"boolean failed = step.attempt('a', this::nothing).failed();",
				"List<String> ids = step.sendEvent('a', Event.of('b', Map.of()), Event.of('c', null));",
				"step.sleep('a', java.time.Duration.ofDays(1));", "step.sleepUntil('a', java.time.Instant.now());")))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a', this::overloaded", "'a', ArrayList<String>::new",
			"StepOptions.action('a'), () -> { throw new Exception('x'); }" })
	void asksForALambdaThatSaysMore(String arguments) throws Exception {
		assertThat(compile(List.of("run(" + arguments + ")", "attempt(" + arguments + ")")))
			.allSatisfy((error) -> assertThat(error).contains("is ambiguous"))
			.hasSize(2);
	}

	private String picked(Class<?> type, String method) throws Exception {
		List<Method> called = new ArrayList<>();
		Object recorder = Proxy.newProxyInstance(Step.class.getClassLoader(), new Class<?>[] { Step.class },
				(proxy, calledMethod, arguments) -> {
					called.add(calledMethod);
					return null;
				});
		Object calls = type.getDeclaredConstructor().newInstance();
		type.getMethod(method, Step.class).invoke(calls, recorder);
		assertThat(called).hasSize(1);
		return called.get(0).getName() + Arrays.stream(called.get(0).getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private List<String> compile(List<String> calls) {
		return compileStatements(calls.stream().map((call) -> "step." + call + ";").toList());
	}

	private List<String> compileStatements(List<String> statements) {
		StringBuilder source = new StringBuilder("""
				import io.inngest.spring.*;
				import java.util.*;
				public class Calls {
				int counter;
				List<String> log = new ArrayList<>();
				List<String> log() { return log; }
				void nothing() throws Exception {}
				String value() throws Exception { return "x"; }
				String overloaded() { return "x"; }
				String overloaded(int i) { return "x"; }
				""");
		for (int i = 0; i < statements.size(); i++) {
			source.append("public void call%d(Step step) throws Exception { %s }\n".formatted(i,
					statements.get(i).replace('\'', '"')));
		}
		return compile(source.append("}\n").toString());
	}

	private List<String> compile(String source) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Calls.java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}

		};
		List<String> options = List.of("-proc:none", "-d", this.classes.toString(), "-classpath",
				System.getProperty("java.class.path"));
		compiler.getTask(null, null, diagnostics, options, null, List.of(file)).call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(Locale.ROOT))
			.toList();
	}

}

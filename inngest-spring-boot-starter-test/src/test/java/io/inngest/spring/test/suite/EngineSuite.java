package io.inngest.spring.test.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.test.DrivenApplication;
import io.inngest.spring.test.DrivenApplication.Engine;
import io.inngest.spring.test.EventReport;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.RunReport;
import io.inngest.spring.test.StepReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios that have to come to the same on each engine: the same outcome, the same
 * steps, the same events. The functions are the nested classes of the test. A scenario
 * sends an event of the function's name, lets time pass, and checks what has come of it.
 */
@ParameterizedClass
@EnumSource(Engine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineSuite {

	/** What came of a scenario on the first engine that it ran on. */
	private static final Map<String, String> EVENTS = new HashMap<>();

	@Parameter
	Engine engine;

	private @Nullable DrivenApplication application;

	private String scenario;

	private int eventsBefore;

	@BeforeEach
	void begin(TestInfo test) {
		if (this.application == null) {
			List<Class<?>> beans = Arrays.stream(getClass().getDeclaredClasses()).filter(EngineSuite::isBean).toList();
			List<Class<?>> all = new ArrayList<>(beans);
			all.addAll(List.of(moreBeans()));
			this.application = DrivenApplication.on(this.engine, all);
		}
		this.scenario = getClass().getSimpleName() + "." + test.getTestMethod().orElseThrow().getName();
		this.eventsBefore = driver().events().size();
	}

	Class<?>[] moreBeans() {
		return new Class<?>[0];
	}

	private static boolean isBean(Class<?> type) {
		return type.isAnnotationPresent(InngestFunction.class) || type.isAnnotationPresent(InngestAdvice.class)
				|| Arrays.stream(type.getDeclaredMethods())
					.anyMatch((method) -> method.isAnnotationPresent(InngestFunction.class));
	}

	@AfterParameterizedClassInvocation
	void close() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
		}
	}

	InngestTester driver() {
		return this.application.driver();
	}

	<T> T bean(Class<T> type) {
		return this.application.bean(type);
	}

	/** Lets a function run, and everything that comes of it. */
	void play(String function) {
		play(function, Map.of());
	}

	void play(String function, Map<String, ?> data) {
		send(function, data);
		driver().runToEnd();
	}

	void send(String function, Map<String, ?> data) {
		driver().send(Event.of("suite/" + function, data));
	}

	void sendOnly(String function) {
		send(function, Map.of());
		driver().runUntilIdle();
	}

	RunReport run(String function) {
		return driver().runOf(function);
	}

	/**
	 * Checks a function's only run, its steps in the order of completion.
	 */
	void check(String function, String expected) {
		checkOutcome(function, expected);
		checkEvents();
	}

	/**
	 * Checks a function's only run as above, but not the events.
	 */
	void checkOutcome(String function, String expected) {
		RunReport run = run(function);
		assertThat(outcome(run) + lines(run.steps())).isEqualTo(expected);
	}

	/**
	 * Checks a function's only run, its steps in the order of their ids.
	 */
	void checkInAnyOrder(String function, String expected) {
		RunReport run = run(function);
		List<StepReport> sorted = run.steps()
			.stream()
			.sorted(Comparator.comparing(StepReport::id).thenComparing(StepReport::index))
			.toList();
		assertThat(outcome(run) + lines(sorted)).isEqualTo(expected);
		checkEvents();
	}

	/**
	 * Compares the events of this scenario with those on the engines before.
	 */
	private void checkEvents() {
		List<EventReport> events = driver().events();
		String text = events.subList(this.eventsBefore, events.size())
			.stream()
			.map(ComparableEvents::text)
			.sorted()
			.reduce("", (one, other) -> one + other + "\n");
		String before = EVENTS.putIfAbsent(this.scenario, text);
		if (before != null) {
			assertThat(text).as("events on %s", this.engine).isEqualTo(before);
		}
	}

	private static String outcome(RunReport run) {
		return switch (run.status()) {
			case COMPLETED -> "COMPLETED " + text(run.output());
			case FAILED -> "FAILED " + text(run.error());
			default -> run.status().toString();
		};
	}

	private static String lines(List<StepReport> steps) {
		StringBuilder lines = new StringBuilder();
		for (StepReport step : steps) {
			String kind = step.op().replaceFirst("^step\\.", "").replace("rollback", "run");
			lines.append("\n%s%s %s %s".formatted(step.id(), (step.index() > 0) ? ":" + step.index() : "", kind,
					(step.error() != null) ? text(step.error()) : text(step.result())));
		}
		return lines.toString();
	}

	private static String text(JsonNode json) {
		return ComparableEvents.sorted(json.deepCopy()).toString();
	}

	private static String text(ErrorDetails error) {
		return error.name() + ": " + error.message();
	}

}

package io.inngest.spring.test.kit;

import java.util.List;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Changing.Code;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes as they are run, right ones and wrong ones.
 */
class AnnotationTests {

	@Test
	void testerWithoutAnnotation() {
		assertThat(failures(run(WithoutAnnotation.class).testEvents()))
			.containsExactly("WithoutAnnotation asks for an InngestTester, but nothing makes one. Put @InngestTest on "
					+ "the class, or @AutoConfigureInngestTest beside @SpringBootTest");
		assertThat(failures(run(ParameterWithoutAnnotation.class).testEvents())).singleElement()
			.asString()
			.startsWith("ParameterWithoutAnnotation asks for an InngestTester");
	}

	@Test
	void oneInstanceForSeveralEngines() {
		String message = "OneInstance runs on several engines, so its methods cannot share an instance, which has the "
				+ "beans of one context. Take @TestInstance(PER_CLASS) off the class";
		assertThat(failures(run(OneInstance.class).containerEvents())).containsExactly(message, message);
	}

	@Test
	void nestedClassesRunOnEachEngine() {
		Events tests = run(WithNested.class).testEvents();
		assertThat(failures(tests)).isEmpty();
		assertThat(tests.succeeded().count()).isEqualTo(4);
	}

	@Test
	void interventionThatNeverTookPlaceFailsTheTest() {
		assertThat(failures(run(Unused.class).testEvents()))
			.containsExactly("stubStep(\"application-changing\", \"a\") has not taken place: there was no run of the "
					+ "function. Send the event that starts it, and let it run");
	}

	private static EngineExecutionResults run(Class<?> testClass) {
		return EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectClass(testClass)).execute();
	}

	private static List<String> failures(Events events) {
		return events.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
			.map(Throwable::getMessage)
			.toList();
	}

	/**
	 * Has no beans.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	/**
	 * Has nothing that makes a tester.
	 */
	@SpringJUnitConfig(Nothing.class)
	static class WithoutAnnotation {

		@Autowired
		private InngestTester inngest;

		@Test
		void test() {
			this.inngest.runToEnd();
		}

	}

	/**
	 * Has nothing that makes a tester, either.
	 */
	@SpringJUnitConfig(Nothing.class)
	static class ParameterWithoutAnnotation {

		@Test
		void test(InngestTester inngest) {
			inngest.runToEnd();
		}

	}

	/**
	 * Would have the beans of the first engine on the second.
	 */
	@InngestTest(functions = Changing.class, engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
	@Import(CurrentCode.class)
	@TestInstance(Lifecycle.PER_CLASS)
	static class OneInstance {

		@Test
		void test() {
		}

	}

	/**
	 * Has a class inside.
	 */
	@InngestTest(functions = Changing.class, engines = { TestEngine.EMBEDDED, TestEngine.SERVER })
	@Import(CurrentCode.class)
	static class WithNested {

		@BeforeEach
		void noSteps(@Autowired CurrentCode code) {
			code.become(Code.of());
		}

		@Test
		void outer(InngestTester inngest) {
			assertThat(inngest.run("changing")).completed();
		}

		/**
		 * The class inside.
		 */
		@Nested
		class Inner {

			@Autowired
			private InngestTester inngest;

			@Test
			void inner(InngestTester inngest) {
				assertThat(inngest).isSameAs(this.inngest);
				assertThat(inngest.events()).isEmpty();
				assertThat(inngest.run("changing")).completed();
			}

		}

	}

	/**
	 * Says something about a step that does not come.
	 */
	@InngestTest(functions = Changing.class)
	@Import(CurrentCode.class)
	static class Unused {

		@Test
		void test(InngestTester inngest) {
			inngest.stubStep("changing", "a", "b");
		}

	}

}

package io.inngest.spring.test.kit;

import io.inngest.spring.test.InngestTest;
import io.inngest.spring.test.InngestTester;
import io.inngest.spring.test.TestEngine;
import io.inngest.spring.test.kit.Changing.CurrentCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

/**
 * Test classes as they are run, right ones and wrong ones.
 */
class AnnotationTests {

	@Test
	void testerWithoutAnnotation() {
		run(WithoutAnnotation.class).testEvents()
			.assertThatEvents()
			.haveExactly(1,
					finishedWithFailure(message("WithoutAnnotation has an InngestTester ('inngest'), but nothing that "
							+ "makes one. Put @InngestTest on the class, or @AutoConfigureInngestTest beside "
							+ "@SpringBootTest")));
	}

	@Test
	void oneInstanceForSeveralEngines() {
		run(OneInstance.class).containerEvents()
			.assertThatEvents()
			.haveExactly(2, finishedWithFailure(message("OneInstance runs on several engines, so its methods cannot "
					+ "share an instance, which has the beans of one context. Take @TestInstance(PER_CLASS) off the "
					+ "class")));
	}

	@Test
	void nestedClassesRunOnEachEngine() {
		EngineExecutionResults results = run(WithNested.class);
		results.testEvents().assertStatistics((events) -> events.succeeded(4).failed(0));
	}

	@Test
	void interventionThatNeverTookPlaceFailsTheTest() {
		run(Unused.class).testEvents()
			.assertThatEvents()
			.haveExactly(1,
					finishedWithFailure(message("stubStep(\"application-changing\", \"a\") has not taken place: there "
							+ "was no run of the function. Send the event that starts it, and let it run")));
	}

	private static EngineExecutionResults run(Class<?> testClass) {
		return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass)).execute();
	}

	/**
	 * Has nothing that makes a tester.
	 */
	@SpringJUnitConfig(KitApplication.class)
	static class WithoutAnnotation {

		@Autowired
		private InngestTester inngest;

		@Test
		void test() {
			this.inngest.runToEnd();
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

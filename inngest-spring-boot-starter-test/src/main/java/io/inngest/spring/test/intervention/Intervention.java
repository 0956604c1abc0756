package io.inngest.spring.test.intervention;

/**
 * Something that a test does to a step.
 */
public sealed interface Intervention {

	/**
	 * Returns which step it is about.
	 * @return the step
	 */
	TestedStep step();

	/**
	 * Returns what the test has called.
	 * @return the name of the method
	 */
	String method();

	/**
	 * Attempts that fail.
	 *
	 * @param step the step
	 * @param times how many
	 * @param thrown what they fail with
	 */
	record Failure(TestedStep step, int times, Throwable thrown) implements Intervention {

		@Override
		public String method() {
			return "failStep";
		}

	}

	/**
	 * A result that the step has without being run.
	 *
	 * @param step the step
	 * @param json the result as JSON
	 */
	record Stub(TestedStep step, String json) implements Intervention {

		@Override
		public String method() {
			return "stubStep";
		}

	}

	/**
	 * The death of the process once the step is stored.
	 *
	 * @param step the step
	 */
	record Crash(TestedStep step) implements Intervention {

		@Override
		public String method() {
			return "crashAfter";
		}

	}

}

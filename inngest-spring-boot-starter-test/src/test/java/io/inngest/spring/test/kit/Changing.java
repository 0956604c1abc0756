package io.inngest.spring.test.kit;

import java.time.Duration;
import java.util.List;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;

import org.springframework.beans.factory.ObjectProvider;

/**
 * A function whose code can be another one in the middle of a run, as after a deployment.
 */
@InngestFunction(id = "changing", event = "kit/changing", retries = 0)
class Changing {

	private final ObjectProvider<Code> code;

	Changing(ObjectProvider<Code> code) {
		this.code = code;
	}

	String run(Step step) {
		return this.code.getObject().run(step);
	}

	/**
	 * What the function does.
	 */
	interface Code {

		String run(Step step);

		/** Runs steps, or sleeps where the id begins with "sleep". */
		static Code of(String... steps) {
			return (step) -> {
				for (String id : steps) {
					if (id.startsWith("sleep")) {
						step.sleep(id, Duration.ofDays(1));
					}
					else {
						step.run(id, () -> "done");
					}
				}
				return List.of(steps).toString();
			};
		}

	}

	/**
	 * The code of the moment.
	 */
	static class CurrentCode implements Code {

		private Code code = Code.of();

		void become(Code code) {
			this.code = code;
		}

		@Override
		public String run(Step step) {
			return this.code.run(step);
		}

	}

}

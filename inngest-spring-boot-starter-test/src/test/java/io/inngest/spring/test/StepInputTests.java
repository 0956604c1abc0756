package io.inngest.spring.test;

import java.util.ArrayList;
import java.util.List;

import io.inngest.spring.RunContext;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.engine.query.RunView;
import io.inngest.spring.engine.query.StepView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepInputTests {

	@ParameterizedTest
	@EnumSource
	void memoizesAStepWithAnInputAsAnyOther(TestDatabases database) {
		try (EngineFixture app = EngineFixture.on(database, Adder.class)) {
			app.send("shop/go");
			app.driver().runToEnd();
			RunView run = app.onlyRunOf("adder");
			assertThat(run.status()).isEqualTo(RunView.Status.COMPLETED);
			assertThat(run.output()).isEqualTo("\"5 at 2\"");
			assertThat(app.bean(Adder.class).bodies).containsExactly("2+3", "2+3", "5 at 0", "5 at 1", "5 at 2");
			assertThat(run.steps()).singleElement().satisfies((step) -> {
				assertThat(step.id()).isEqualTo("add");
				assertThat(step.status()).isEqualTo(StepView.Status.COMPLETED);
				assertThat(step.attempts()).isEqualTo(2);
			});
		}
	}

	@InngestFunction(id = "adder", event = "shop/go", retries = 2)
	static class Adder {

		final List<String> bodies = new ArrayList<>();

		String run(Step step, RunContext context) {
			int sum = step.run("add", new int[] { 2, 3 }, (numbers) -> {
				this.bodies.add(numbers[0] + "+" + numbers[1]);
				if (context.attempt() == 0) {
					throw new IllegalStateException("busy");
				}
				return numbers[0] + numbers[1];
			});
			String result = sum + " at " + context.attempt();
			this.bodies.add(result);
			if (context.attempt() < 2) {
				throw new IllegalStateException("busy");
			}
			return result;
		}

	}

}

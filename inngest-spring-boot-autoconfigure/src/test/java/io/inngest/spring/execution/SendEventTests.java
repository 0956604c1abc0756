package io.inngest.spring.execution;

import java.util.List;
import java.util.Map;

import io.inngest.spring.Event;
import io.inngest.spring.InvalidEventException;
import io.inngest.spring.protocol.StepOp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SendEventTests {

	private final Event<?> first = Event.of("shop/order.placed", Map.of("id", 1));

	private final Event<?> second = Event.of("shop/order.paid", Map.of("id", 2));

	@Test
	void sendsOnceAndRemembersTheIds() {
		TestRun run = sending();
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"event-1\",\"event-2\"]"));
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"event-1\",\"event-2\"]"));
		assertThat(run.journal.sent).isEqualTo(List.of(this.first, this.second));
	}

	@Test
	void isRecordedAsAStepOfItsKind() {
		TestRun run = sending();
		run.call();
		assertThat(run.journal.recorded).singleElement().isInstanceOfSatisfying(StepOp.Ran.class, (ran) -> {
			assertThat(ran.type()).isEqualTo("step.sendEvent");
			assertThat(ran.name()).isEqualTo("tell");
			assertThat(ran.data()).isEqualTo("{\"ids\":[\"event-1\",\"event-2\"]}");
		});
	}

	@Test
	void doesNotFollowTheApplicationsNamingStrategy() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		TestRun run = new TestRun((step, context) -> step.sendEvent("tell", this.first), mapper);
		run.call();
		assertThat(run.call()).isEqualTo(new Outcome.Completed("[\"event-1\"]"));
	}

	@Test
	void failsForGoodWhenAnEventCannotBeAccepted() {
		TestRun run = sending();
		run.journal.failSends(new InvalidEventException("no name"));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().name()).isEqualTo("InvalidEventException");
			assertThat(failed.error().stepId()).isEqualTo("tell");
		});
		assertThat(run.journal.recorded).singleElement().isInstanceOf(StepOp.Failed.class);
	}

	@Test
	void isTriedAgainWhenSendingFailsOtherwise() {
		TestRun run = sending();
		run.journal.failSends(new IllegalStateException("no connection"));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Suspended.class,
				(suspended) -> assertThat(suspended.ops()).singleElement().isInstanceOf(StepOp.Errored.class));
	}

	@Test
	void isRefusedWithoutEvents() {
		TestRun run = TestRun.of((step, context) -> step.sendEvent("tell"));
		assertThat(run.call()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.retriable()).isFalse();
			assertThat(failed.error().message()).isEqualTo("Step 'tell' has no event to send: leave the step out then");
		});
	}

	private TestRun sending() {
		return TestRun.of((step, context) -> step.sendEvent("tell", this.first, this.second));
	}

}

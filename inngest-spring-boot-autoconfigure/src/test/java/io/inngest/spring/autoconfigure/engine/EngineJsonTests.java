package io.inngest.spring.autoconfigure.engine;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.ErrorDetails;
import io.inngest.spring.Event;
import io.inngest.spring.FailureEvent;
import io.inngest.spring.Inngest;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Customer;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application's {@code JsonMapper} writes, and what it does not.
 */
class EngineJsonTests {

	private final ApplicationContextRunner runner = TestApplications.runner();

	private final ApplicationContextRunner snakeCase = this.runner.withBean(JsonMapper.class,
			() -> JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());

	@Test
	void theApplicationsMapperWritesEventDataAndStepResults() {
		this.snakeCase.withBean(Welcome.class).run((context) -> {
			String eventId = context.getBean(Inngest.class)
				.send("shop/customer.registered", new Customer("Ada"))
				.ids()
				.get(0);
			TestApplications.awaitRun(context, eventId);
			assertThat(texts(context, "SELECT data FROM inngest_event WHERE name = 'shop/customer.registered'"))
				.containsExactly("{\"first_name\":\"Ada\"}");
			assertThat(texts(context, "SELECT data FROM inngest_step"))
				.containsExactly("{\"plain_text\":\"Welcome, Ada\"}");
		});
	}

	@Test
	void customizedPropertiesOfSpringBootsMapperApply() {
		this.runner.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE")
			.withBean(Welcome.class)
			.run((context) -> {
				TestApplications.awaitRun(context,
						context.getBean(Inngest.class)
							.send("shop/customer.registered", new Customer("Ada"))
							.ids()
							.get(0));
				assertThat(texts(context, "SELECT data FROM inngest_step"))
					.containsExactly("{\"plain_text\":\"Welcome, Ada\"}");
			});
	}

	@Test
	void envelopesAreTheEnginesOwn() {
		this.snakeCase.withBean(Declined.class).run((context) -> {
			Declined declined = context.getBean(Declined.class);
			context.getBean(Inngest.class).send("shop/customer.registered", new Customer("Ada"));
			assertThat(declined.failures.poll(10, TimeUnit.SECONDS)).isEqualTo("Ada shop-declined declined card");
			String failed = texts(context, "SELECT data FROM inngest_event WHERE name = 'inngest/function.failed'")
				.get(0);
			JsonNode data = JsonMapper.shared().readTree(failed);
			assertThat(data.propertyNames()).contains("function_id", "run_id", "error", "event");
			assertThat(data.get("event").get("data").toString()).isEqualTo("{\"first_name\":\"Ada\"}");
			assertThat(data.get("event").get("ts").isNumber()).isTrue();
		});
	}

	@Test
	void noneOfSeveralMappersIsChosen() {
		this.runner.withBean(Welcome.class)
			.withBean("one", JsonMapper.class, JsonMapper::new)
			.withBean("two", JsonMapper.class, JsonMapper::new)
			.run(TestApplications::assertRuns);
	}

	private List<String> texts(ApplicationContext context, String sql) {
		return TestApplications.jdbc(context).sql(sql).query(String.class).list();
	}

	@InngestFunction(id = "declined", event = "shop/customer.registered", retries = 0)
	static class Declined {

		private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

		void run(Step step) {
			step.run("card", () -> {
				throw new IllegalStateException("declined");
			});
		}

		@OnFailure
		void failed(FailureEvent<Customer> failure, ErrorDetails error, Event<Customer> event) {
			assertThat(failure.event().data()).isEqualTo(event.data());
			this.failures.add("%s %s %s %s".formatted(event.data().firstName(), failure.functionId(), error.message(),
					error.stepId()));
		}

	}

}

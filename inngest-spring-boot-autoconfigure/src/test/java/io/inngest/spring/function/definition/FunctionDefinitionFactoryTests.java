package io.inngest.spring.function.definition;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.Trigger.OnEvent;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of the attributes of a function.
 */
class FunctionDefinitionFactoryTests {

	private final ApplicationContextRunner runner = TestFunctions.runner();

	@Test
	void usesDefaults() {
		this.runner.withBean(MinimalFunction.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "minimal");
			assertThat(function.name()).isEqualTo("minimal");
			assertThat(function.triggers()).isEmpty();
			assertThat(function.retries()).isEqualTo(4);
			assertThat(function.nonRetriable()).isEmpty();
			assertThat(function.backoff()).isNull();
		});
	}

	@Test
	void readsComposedAnnotations() {
		this.runner.withBean(BilledFunction.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "billed");
			assertThat(function.retries()).isEqualTo(7);
			assertThat(function.triggers()).containsExactlyInAnyOrder(new OnEvent("billing/invoice.*", null),
					new OnEvent("billing/refund", null));
			assertThat(function.backoff().delays()).containsExactly(Duration.ofSeconds(3));
		});
	}

	@Test
	void resolvesPlaceholdersInAllStrings() {
		this.runner.withBean(FunctionWithPlaceholders.class)
			.withPropertyValues("my.id=resolved", "my.event=shop/a", "my.trigger=shop/b", "my.delay=PT3S",
					"my.jitter=1s")
			.run((context) -> {
				FunctionDefinition function = TestFunctions.find(context, "resolved");
				assertThat(function.name()).isEqualTo("Shown");
				assertThat(function.triggers()).containsExactly(new OnEvent("shop/a", null),
						new OnEvent("shop/b", null));
				assertThat(function.backoff().delays()).containsExactly(Duration.ofSeconds(3));
				assertThat(function.backoff().jitter()).isEqualTo(Duration.ofSeconds(1));
			});
	}

	@Test
	void appliesOverridesWhoseIdsHaveLostTheirDashes() {
		FunctionOverrides overrides = new FunctionOverrides("Other name", "shop/other", null, 2,
				List.of(Duration.ofSeconds(9)), Duration.ZERO, null);
		TestFunctions.runner(Map.of("IMPORTIMAGES", overrides)).withBean(ImportImages.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "import-images");
			assertThat(function.name()).isEqualTo("Other name");
			assertThat(function.triggers()).containsExactly(new OnEvent("shop/other", null),
					new OnEvent("shop/image.*", null));
			assertThat(function.retries()).isEqualTo(2);
			assertThat(function.backoff().delays()).containsExactly(Duration.ofSeconds(9));
			assertThat(function.backoff().jitter()).isZero();
		});
	}

	@Test
	void leavesWhatIsNotOverriddenAsAnnotated() {
		FunctionOverrides overrides = new FunctionOverrides(null, null, null, 0, null, null, null);
		TestFunctions.runner(Map.of("import-images", overrides)).withBean(ImportImages.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "import-images");
			assertThat(function.name()).isEqualTo("Import images");
			assertThat(function.retries()).isZero();
			assertThat(function.backoff().delays()).hasSize(2);
		});
	}

	@Test
	void appliesOverridesToHandlersOfFailures() {
		FunctionOverrides overrides = new FunctionOverrides("Clean up", null, null, 7, List.of(Duration.ofSeconds(2)),
				null, Set.of(IllegalStateException.class));
		TestFunctions.runner(Map.of("chargefailure", overrides)).withBean(Charge.class).run((context) -> {
			FunctionDefinition handler = TestFunctions.find(context, "charge-failure");
			assertThat(handler.name()).isEqualTo("Clean up");
			assertThat(handler.retries()).isEqualTo(7);
			assertThat(handler.backoff().delays()).containsExactly(Duration.ofSeconds(2));
			assertThat(handler.nonRetriable()).containsExactly(IllegalStateException.class);
			assertThat(TestFunctions.find(context, "charge").retries()).isEqualTo(1);
		});
	}

	@Test
	void overridesWhatIsNotRetried() {
		FunctionOverrides overrides = new FunctionOverrides(null, null, null, null, null, null,
				Set.of(IllegalStateException.class));
		TestFunctions.runner(Map.of("charge", overrides))
			.withBean(Charge.class)
			.run((context) -> assertThat(TestFunctions.find(context, "charge").nonRetriable())
				.containsExactly(IllegalStateException.class));
	}

	@InngestFunction(id = "charge", retries = 1, nonRetriable = IllegalArgumentException.class)
	static class Charge {

		void run() {
		}

		@OnFailure
		void failed() {
		}

	}

	@InngestFunction(id = "import-images", name = "Import images", event = "shop/product.imported", retries = 5)
	@Trigger(event = "shop/image.*")
	@Backoff(delays = { "1s", "PT2M" }, jitter = "500ms")
	static class ImportImages {

		void run() {
		}

	}

	@InngestFunction(id = "minimal")
	static class MinimalFunction {

		void run() {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@InngestFunction(id = "", retries = 7)
	@Trigger(event = "billing/invoice.*")
	@Backoff(delays = "3s")
	@interface BillingJob {

		@AliasFor(annotation = InngestFunction.class, attribute = "id")
		String value();

	}

	@BillingJob("billed")
	@Trigger(event = "billing/refund")
	static class BilledFunction {

		void run() {
		}

	}

	@InngestFunction(id = "${my.id}", name = "${my.name:Shown}", event = "${my.event}")
	@Trigger(event = "${my.trigger}")
	@Backoff(delays = "${my.delay}", jitter = "${my.jitter}")
	static class FunctionWithPlaceholders {

		void run() {
		}

	}

}

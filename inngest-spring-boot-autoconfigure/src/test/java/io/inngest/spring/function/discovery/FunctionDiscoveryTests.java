package io.inngest.spring.function.discovery;

import java.io.IOException;
import java.time.Duration;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.Backoff;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.Trigger;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestInvocations;
import io.inngest.spring.function.Trigger.OnEvent;
import jakarta.annotation.PostConstruct;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.SimpleThreadScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Finding functions on beans.
 */
class FunctionDiscoveryTests {

	private final ApplicationContextRunner runner = TestFunctions.runner();

	@Test
	void findsAFunctionOnAClass() {
		this.runner.withBean("importImages", ImportImages.class).run((context) -> {
			FunctionDefinition function = TestFunctions.find(context, "import-images");
			assertThat(function.compositeId()).isEqualTo("shop-import-images");
			assertThat(function.name()).isEqualTo("Import images");
			assertThat(function.triggers()).containsExactly(new OnEvent("shop/product.imported", null),
					new OnEvent("shop/image.*", null));
			assertThat(function.retries()).isEqualTo(5);
			assertThat(function.nonRetriable()).containsExactly(IOException.class);
			assertThat(function.backoff()).isNotNull();
			assertThat(function.backoff().delays()).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
			assertThat(function.backoff().jitter()).isEqualTo(Duration.ofMillis(500));
			assertThat(function.handler().describe()).isEqualTo("FunctionDiscoveryTests.ImportImages.run");
			assertThat(function.handler().type()).isEqualTo(ImportImages.class);
			assertThat(invoke(function)).isEqualTo("imported");
		});
	}

	@Test
	void findsFunctionsOnMethods() {
		this.runner.withBean(ShopJobs.class).run((context) -> {
			assertThat(context.getBean(FunctionRegistry.class).ids()).containsExactlyInAnyOrder("shop-first",
					"shop-second");
			assertThat(invoke(TestFunctions.find(context, "first"))).isEqualTo("first");
			assertThat(invoke(TestFunctions.find(context, "second"))).isEqualTo("second");
		});
	}

	@Test
	void prefersTheMarkedHandler() {
		this.runner.withBean(MarkedHandler.class)
			.run((context) -> assertThat(invoke(TestFunctions.find(context, "marked"))).isEqualTo("marked"));
	}

	@Test
	void takesNoLifecycleMethodForAHandler() {
		this.runner.withBean(HandlerBesideLifecycle.class)
			.run((context) -> assertThat(invoke(TestFunctions.find(context, "beside"))).isEqualTo("run"));
	}

	@Test
	void findsAnInheritedHandler() {
		this.runner.withBean(InheritingFunction.class)
			.run((context) -> assertThat(invoke(TestFunctions.find(context, "inheriting"))).isEqualTo("inherited"));
	}

	@Test
	void createsLazyPrototypeAndScopedBeansOnlyWhenTheyAreCalled() {
		this.runner
			.withInitializer((context) -> context.getBeanFactory().registerScope("thread", new SimpleThreadScope()))
			.withUserConfiguration(UneagerBeans.class)
			.run((context) -> {
				assertThat(Counted.created).isZero();
				assertThat(context.getBean(FunctionRegistry.class).ids()).containsExactlyInAnyOrder("shop-lazy",
						"shop-prototype", "shop-scoped");
				invokeTwice(context, "lazy");
				assertThat(Counted.created).isEqualTo(1);
				invokeTwice(context, "prototype");
				assertThat(Counted.created).isEqualTo(3);
				invokeTwice(context, "scoped");
				assertThat(Counted.created).isEqualTo(4);
			});
	}

	@Test
	void hasNoFunctionsWithoutBeansThatDeclareThem() {
		this.runner.withBean("string", String.class, () -> "text")
			.run((context) -> assertThat(context.getBean(FunctionRegistry.class).isEmpty()).isTrue());
	}

	@Test
	void throwsWhatTheHandlerThrew() {
		this.runner.withBean(FailingFunction.class)
			.run((context) -> assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> invoke(TestFunctions.find(context, "failing")))
				.withMessage("broken"));
	}

	private void invokeTwice(AssertableApplicationContext context, String id) throws IOException {
		invoke(TestFunctions.find(context, id));
		invoke(TestFunctions.find(context, id));
	}

	private Object invoke(FunctionDefinition function) throws IOException {
		try {
			return function.handler().invoke(TestInvocations.of(function, "shop/product.imported", "{}"));
		}
		catch (IOException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

	@InngestFunction(id = "import-images", name = "Import images", event = "shop/product.imported", retries = 5,
			nonRetriable = IOException.class)
	@Trigger(event = "shop/image.*")
	@Backoff(delays = { "1s", "PT2M" }, jitter = "500ms")
	static class ImportImages {

		String run(Step step) {
			return "imported";
		}

		private void ignored() {
		}

		static void ignoredToo() {
		}

		@Override
		public String toString() {
			return "images";
		}

	}

	static class ShopJobs {

		@InngestFunction(id = "first", event = "shop/a")
		String first() {
			return "first";
		}

		@InngestFunction(id = "second", event = "shop/a")
		private String second() {
			return "second";
		}

		String neither() {
			return "neither";
		}

	}

	@InngestFunction(id = "marked")
	static class MarkedHandler {

		@FunctionHandler
		String run() {
			return "marked";
		}

		String other() {
			return "other";
		}

	}

	@InngestFunction(id = "beside")
	static class HandlerBesideLifecycle {

		@PostConstruct
		void start() {
		}

		@EventListener
		void on(ContextRefreshedEvent event) {
		}

		String run() {
			return "run";
		}

	}

	abstract static class BaseFunction {

		String run() {
			return "inherited";
		}

	}

	@InngestFunction(id = "inheriting")
	static class InheritingFunction extends BaseFunction {

		private void own() {
		}

	}

	@InngestFunction(id = "failing")
	static class FailingFunction {

		void run() throws IOException {
			throw new IOException("broken");
		}

	}

	static class Counted {

		private static int created;

		Counted() {
			created++;
		}

	}

	@InngestFunction(id = "lazy")
	static class LazyFunction extends Counted {

		void run() {
		}

	}

	@InngestFunction(id = "prototype")
	static class PrototypeFunction extends Counted {

		void run() {
		}

	}

	@InngestFunction(id = "scoped")
	static class ScopedFunction extends Counted {

		void run() {
			assertThat(getClass()).isEqualTo(ScopedFunction.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UneagerBeans {

		UneagerBeans() {
			Counted.created = 0;
		}

		@Bean
		@Lazy
		LazyFunction lazyFunction() {
			return new LazyFunction();
		}

		@Bean
		@Scope("prototype")
		PrototypeFunction prototypeFunction() {
			return new PrototypeFunction();
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedFunction scopedFunction() {
			return new ScopedFunction();
		}

	}

}

package io.inngest.spring.function.handler;

import java.util.List;

import io.inngest.spring.NonRetriableError;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestAdvice;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.annotation.OnFailure;
import io.inngest.spring.function.FunctionDefinition;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.function.TestInvocations;
import io.inngest.spring.function.TestSystemEvents;
import org.junit.jupiter.api.Test;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Handlers of beans behind proxies.
 */
class ProxiedHandlerTests {

	private final ApplicationContextRunner byClass = TestFunctions.runner().withUserConfiguration(ProxiesByClass.class);

	private final ApplicationContextRunner byInterface = TestFunctions.runner()
		.withUserConfiguration(ProxiesByInterface.class);

	@Test
	void callsPackagePrivateMethodsThroughAProxy() {
		this.byClass.withBean(Orders.class).run((context) -> {
			assertThat(AopUtils.isCglibProxy(context.getBean(Orders.class))).isTrue();
			assertThat(invoke(context, "orders", "shop/order", "{}")).isEqualTo("ran with orders");
			assertThat(invoke(context, "orders-failure", "inngest/function.failed",
					TestSystemEvents.failed("shop-orders", new IllegalStateException())))
				.isEqualTo("failed with orders");
		});
	}

	@Test
	void callsAnAdviceBeanThroughAProxy() {
		this.byClass.withBean(Orders.class).withBean("reports", Reports.class).run((context) -> {
			assertThat(AopUtils.isCglibProxy(context.getBean(Reports.class))).isTrue();
			assertThat(invoke(context, "reports-failure", "inngest/function.failed",
					TestSystemEvents.failed("shop-orders", new IllegalStateException())))
				.isEqualTo("reported");
		});
	}

	@Test
	void callsMethodsOfInterfacesThroughAProxyOfTheInterface() {
		this.byInterface.withBean("shipping", ShippingJob.class).run((context) -> {
			assertThat(AopUtils.isJdkDynamicProxy(context.getBean("shipping"))).isTrue();
			assertThat(invoke(context, "shipping", "shop/order", "{}")).isEqualTo("shipped");
		});
	}

	@Test
	void callsPrivateMethodsOfBeansThatAreNotProxied() {
		TestFunctions.runner()
			.withBean(PrivateMethod.class)
			.run((context) -> assertThat(invoke(context, "private", "shop/order", "{}")).isEqualTo("private"));
	}

	@Test
	void allowsHandlersThatSuspendTheTransaction() {
		this.byClass.withBean(SuspendingHandler.class)
			.run((context) -> assertThat(invoke(context, "suspending", "shop/order", "{}")).isEqualTo("ran"));
	}

	@Test
	void allowsTransactionalAnnotationsWithoutSpringsTransactions() {
		TestFunctions.runner()
			.withClassLoader(new FilteredClassLoader("org.springframework.transaction"))
			.withBean(PrivateMethod.class)
			.run((context) -> assertThat(invoke(context, "private", "shop/order", "{}")).isEqualTo("private"));
	}

	@Test
	void failsWithoutRetriesWhenALazyBeanTurnsOutToBeProxied() {
		this.byClass.withUserConfiguration(LazyBean.class)
			.run((context) -> assertThatExceptionOfType(NonRetriableError.class)
				.isThrownBy(() -> invoke(context, "final", "shop/order", "{}"))
				.withMessageContaining("FinalMethod.run()")
				.withMessageContaining("is final, on a bean that is proxied")
				.withMessageContaining("Make the method neither private nor final"));
	}

	private static Object invoke(AssertableApplicationContext context, String id, String event, String data) {
		FunctionDefinition function = TestFunctions.find(context, id);
		try {
			return function.handler().invoke(TestInvocations.of(function, event, data));
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class ProxiesByClass {

		@Bean
		PlatformTransactionManager transactionManager() {
			return mock(PlatformTransactionManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = false)
	static class ProxiesByInterface {

		@Bean
		PlatformTransactionManager transactionManager() {
			return mock(PlatformTransactionManager.class);
		}

	}

	@InngestFunction(id = "orders")
	static class Orders {

		private final List<String> orders = List.of("orders");

		@FunctionHandler
		String run(Step step) {
			return "ran with " + this.orders.get(0);
		}

		@OnFailure
		String failed() {
			return "failed with " + this.orders.get(0);
		}

		@Transactional
		void save() {
		}

	}

	@InngestAdvice
	static class Reports {

		@OnFailure
		String report() {
			return "reported";
		}

		@Transactional
		void save() {
		}

	}

	interface Shipping {

		String ship();

		void save();

	}

	static class ShippingJob implements Shipping {

		@Override
		@InngestFunction(id = "shipping")
		public String ship() {
			return "shipped";
		}

		@Override
		@Transactional
		public void save() {
		}

	}

	static class PrivateMethod {

		@InngestFunction(id = "private")
		private String run() {
			return "private";
		}

	}

	@InngestFunction(id = "suspending")
	@Transactional
	static class SuspendingHandler {

		@FunctionHandler
		@Transactional(propagation = Propagation.NOT_SUPPORTED)
		String run() {
			return "ran";
		}

		void save() {
		}

	}

	static class FinalMethod {

		@InngestFunction(id = "final")
		final String run() {
			return "final";
		}

		@Transactional
		void save() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyBean {

		@Bean
		@Lazy
		FinalMethod finalMethod() {
			return new FinalMethod();
		}

	}

}

package io.inngest.spring.autoconfigure.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import io.inngest.spring.Event;
import io.inngest.spring.Inngest;
import io.inngest.spring.SendResult;
import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.autoconfigure.TestApplications.Customer;
import io.inngest.spring.autoconfigure.TestApplications.Welcome;
import io.inngest.spring.engine.EmbeddedEngine;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * The engine in applications of many kinds. Data sources have tests of their own.
 */
class EmbeddedEngineAutoConfigurationTests {

	private final ApplicationContextRunner runner = TestApplications.runner().withBean(Welcome.class);

	@Test
	void runsFunctions() {
		this.runner.run((context) -> {
			TestApplications.assertRuns(context);
			assertThat(TestApplications.threads()).isNotEmpty();
		});
		await().untilAsserted(() -> assertThat(TestApplications.threads()).isEmpty());
	}

	@Test
	void runsFunctionsOfLazyBeans() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run(TestApplications::assertRuns);
	}

	@Test
	void runsFunctionsOfProxiedBeans() {
		TestApplications.runner().withBean(TransactionalWelcome.class).run((context) -> {
			assertThat(AopUtils.isCglibProxy(context.getBean(TransactionalWelcome.class))).isTrue();
			TestApplications.assertRuns(context);
		});
	}

	@Test
	void runsFunctionsWithVirtualThreadsAskedFor() {
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true").run(TestApplications::assertRuns);
	}

	@Test
	void doesNothingWithoutFunctions() {
		DataSource dataSource = mock(DataSource.class);
		TestApplications.runner().withBean(DataSource.class, () -> dataSource).run((context) -> {
			assertThat(context).hasSingleBean(Inngest.class)
				.hasSingleBean(EmbeddedEngine.class)
				.doesNotHaveBean(EntityManagerFactory.class);
			assertThat(context.getBean(EmbeddedEngine.class).isRunning()).isFalse();
			assertThat(TestApplications.threads()).isEmpty();
			then(dataSource).shouldHaveNoInteractions();
		});
	}

	@Test
	void storesEventsWithoutFunctions() {
		TestApplications.runner().run((context) -> {
			DataSource dataSource = context.getBean(DataSource.class);
			assertThat(TestApplications.tables(dataSource)).isEmpty();
			context.getBean(Inngest.class).send("shop/customer.registered", Map.of("firstName", "Ada"));
			assertThat(TestApplications.jdbc(context).sql("SELECT name FROM inngest_event").query(String.class).list())
				.containsExactly("shop/customer.registered");
			assertThat(TestApplications.threads()).isEmpty();
		});
	}

	@Test
	void acceptsEventsBeforeAllBeansAreThere() {
		this.runner.withBean(SendsEarly.class).run((context) -> {
			assertThat(context).hasNotFailed();
			TestApplications.awaitRun(context, context.getBean(SendsEarly.class).eventId);
		});
	}

	@Test
	void goesOnAfterARestart(@TempDir Path directory) {
		ApplicationContextRunner onFile = this.runner
			.withPropertyValues("spring.datasource.url=jdbc:h2:file:" + directory.resolve("shop"));
		String[] eventId = new String[1];
		onFile.withPropertyValues("inngest.embedded.auto-startup=false").run((context) -> {
			eventId[0] = context.getBean(Inngest.class)
				.send("shop/customer.registered", Map.of("firstName", "Ada"))
				.ids()
				.get(0);
			assertThat(TestApplications.threads()).isEmpty();
		});
		onFile.run((context) -> TestApplications.awaitRun(context, eventId[0]));
		onFile.run(TestApplications::assertRuns);
	}

	@Test
	void goesByTheApplicationsClock() {
		Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
		this.runner.withBean(Clock.class, () -> clock).run((context) -> {
			assertThat(context.getBean(Clock.class)).isSameAs(clock);
			TestApplications.assertRuns(context);
			Instant received = Instant.ofEpochMilli(TestApplications.jdbc(context)
				.sql("SELECT min(received_at) FROM inngest_event")
				.query(Long.class)
				.single());
			assertThat(received).isAfter(Instant.now().plus(Duration.ofDays(399)));
		});
	}

	@Test
	void isNotTheApplicationsClock() {
		this.runner.withBean(UsesClockIfThereIsOne.class)
			.run((context) -> assertThat(context.getBean(UsesClockIfThereIsOne.class).clock).isEmpty());
	}

	@Test
	void choosesNoneOfSeveralClocks() {
		this.runner.withBean("here", Clock.class, Clock::systemDefaultZone)
			.withBean("there", Clock.class, () -> Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
			.run(TestApplications::assertRuns);
	}

	@Test
	void leavesTheApplicationsThreadsAlone() {
		this.runner.withUserConfiguration(Scheduling.class).run((context) -> {
			assertThat(context).getBean("applicationTaskExecutor").isInstanceOf(ThreadPoolTaskExecutor.class);
			assertThat(context).hasSingleBean(TaskScheduler.class)
				.getBean("taskScheduler")
				.isInstanceOf(ThreadPoolTaskScheduler.class);
			TestApplications.assertRuns(context);
		});
	}

	@Test
	void usesTheApplicationsInngest() {
		Inngest replacement = mock(Inngest.class);
		given(replacement.send(new Payload())).willReturn(new SendResult(List.of()));
		this.runner.withBean(Inngest.class, () -> replacement).run((context) -> {
			assertThat(context.getBean(Inngest.class)).isSameAs(replacement);
			assertThat(context.getBean(EmbeddedEngine.class).isRunning()).isTrue();
			context.publishEvent(new Payload());
			then(replacement).should().send(new Payload());
		});
	}

	@Test
	void inngestMayBeDecorated() {
		this.runner.withUserConfiguration(Decoration.class).run((context) -> {
			assertThat(AopUtils.isJdkDynamicProxy(context.getBean(Inngest.class))).isTrue();
			TestApplications.assertRuns(context);
		});
	}

	@InngestEvent("shop/payload.published")
	record Payload() {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	@Configuration(proxyBeanMethods = false)
	static class Decoration {

		@Bean
		static BeanPostProcessor tracing() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof Inngest) ? new ProxyFactory(bean).getProxy() : bean;
				}

			};
		}

	}

	static class UsesClockIfThereIsOne {

		private final Optional<Clock> clock;

		UsesClockIfThereIsOne(Optional<Clock> clock) {
			this.clock = clock;
		}

	}

	static class SendsEarly implements InitializingBean {

		private final Inngest inngest;

		private String eventId;

		SendsEarly(Inngest inngest) {
			this.inngest = inngest;
		}

		@Override
		public void afterPropertiesSet() {
			this.eventId = this.inngest.send("shop/customer.registered", Map.of("firstName", "Ada")).ids().get(0);
		}

	}

	@InngestFunction(id = "welcome", event = "shop/customer.registered")
	static class TransactionalWelcome {

		@FunctionHandler
		String run(Event<Customer> event, Step step) {
			assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
			return step.run("greet", () -> "Welcome, " + event.data().firstName());
		}

		@Transactional
		void save() {
		}

	}

}

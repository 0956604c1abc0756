package io.inngest.spring.serve.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.inngest.spring.serve.ServeResponse;
import io.inngest.spring.serve.TestHandler;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class CallThreadTests {

	private final List<String> threads = new CopyOnWriteArrayList<>();

	private final List<Boolean> bound = new CopyOnWriteArrayList<>();

	private final WebApplicationContextRunner runner = ServeApplication.runner()
		.withAllowBeanDefinitionOverriding(true)
		.withBean("call", TestHandler.class, () -> new TestHandler("POST", (request) -> {
			this.threads.add(Thread.currentThread().getName());
			this.bound.add(ThreadResources.areBound());
			return new ServeResponse(200, "1".getBytes(StandardCharsets.UTF_8));
		}));

	@Test
	void isThatOfTheRequest() {
		this.runner.run(this::call);
		assertThat(this.threads).hasSize(1).first().asString().doesNotStartWith("inngest-call-");
		assertThat(this.bound).containsExactly(false);
	}

	@Test
	void isItsOwnBelowAnOpenInViewFilter() {
		EntityManager session = mock(EntityManager.class);
		EntityManagerFactory sessions = mock(EntityManagerFactory.class);
		given(sessions.createEntityManager()).willReturn(session);
		given(session.isOpen()).willReturn(true);
		this.runner.withBean("entityManagerFactory", EntityManagerFactory.class, () -> sessions)
			.withBean(OpenEntityManagerInViewFilter.class)
			.run(this::call);
		// After the answer, which the client may have read before.
		await().untilAsserted(() -> then(session).should().close());
		assertCalledOnAThreadOfItsOwn();
	}

	@Test
	void isItsOwnWithinATransaction() {
		this.runner.withBean(Filter.class, () -> (request, response, chain) -> {
			TransactionSynchronizationManager.setActualTransactionActive(true);
			try {
				chain.doFilter(request, response);
			}
			finally {
				TransactionSynchronizationManager.clear();
			}
		}).run(this::call);
		assertCalledOnAThreadOfItsOwn();
	}

	@Test
	void needsNoTransactionsOnTheClassPath() throws Exception {
		Class<?> resources = new WithoutTransactions().loadClass(ThreadResources.class.getName());
		assertThat(resources).isNotEqualTo(ThreadResources.class);
		Method areBound = resources.getDeclaredMethod("areBound");
		areBound.setAccessible(true);
		assertThat(areBound.invoke(null)).isEqualTo(false);
	}

	private void call(AssertableWebApplicationContext context) throws Exception {
		ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
		assertThat(application.post("/api/inngest", "{}").body()).isEqualTo("1");
	}

	private void assertCalledOnAThreadOfItsOwn() {
		assertThat(this.threads).hasSize(1).first().asString().startsWith("inngest-call-");
		assertThat(this.bound).containsExactly(false);
	}

	/**
	 * A class path from which Spring's transactions are absent.
	 */
	private static final class WithoutTransactions extends ClassLoader {

		private WithoutTransactions() {
			super(CallThreadTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("org.springframework.transaction.")) {
				throw new ClassNotFoundException(name);
			}
			return name.startsWith(ThreadResources.class.getName()) ? define(name) : super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = file.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}

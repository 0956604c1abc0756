package io.inngest.spring.serve.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.inngest.spring.annotation.InngestFunction;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.TestFunctions;
import io.inngest.spring.protocol.Sdk;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.TestServers;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServeHandlerMappingTests {

	private final WebApplicationContextRunner runner = ServeApplication.runner().withBean(CatchAll.class);

	@ParameterizedTest
	@ValueSource(strings = { "DELETE", "PATCH", "HEAD", "OPTIONS", "BREW" })
	void answersAllMethods(String method) {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpRequest.Builder request = application.request("/api/inngest").method(method, BodyPublishers.noBody());
			HttpResponse<String> response = application.send(request);
			assertThat(response.statusCode()).isEqualTo(405);
			assertThat(response.headers().firstValue("x-inngest-sdk")).contains(Sdk.HEADER);
			assertThat(response.headers().allValues("allow")).hasSize(1)
				.first()
				.asString()
				.contains("GET", "PUT", "POST");
			assertThat(response.body()).isEqualTo(method.equals("HEAD") ? "" : "{\"message\":\"Method not allowed\"}");
		});
	}

	@Test
	void answersPreflightRequestsAsAnyOther() {
		this.runner.run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			HttpResponse<String> response = application.send(application.request("/api/inngest")
				.header("origin", "https://other.example")
				.header("access-control-request-method", "POST")
				.method("OPTIONS", BodyPublishers.noBody()));
			assertThat(response.statusCode()).isEqualTo(405);
			assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
		});
	}

	@Test
	void keepsInterceptorsAndCorsRulesOfTheApplicationAway() {
		Interceptors interceptors = new Interceptors();
		this.runner.withBean(Interceptors.class, () -> interceptors)
			.withBean(MappedInterceptor.class, () -> new MappedInterceptor(null, interceptors))
			.run((context) -> {
				ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
				assertThat(application.post("/api/inngest", "{}").headers().map())
					.doesNotContainKey("access-control-allow-origin");
				assertThat(interceptors.paths).isEmpty();
				assertThat(application.post("/other", "{}").body()).isEqualTo("caught");
				assertThat(interceptors.paths).contains("/other");
			});
	}

	@Test
	void namesThePathInMetrics() {
		List<String> patterns = new CopyOnWriteArrayList<>();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new PathPatterns(patterns));
		this.runner.withBean(ServerHttpObservationFilter.class, () -> new ServerHttpObservationFilter(registry))
			.run((context) -> {
				ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
				application.post("/api/inngest?fnId=shop-ping", "{}");
				await().untilAsserted(() -> assertThat(patterns).containsExactly("/api/inngest"));
			});
	}

	@Test
	void leavesThePathToOthersWhenNothingIsServed() {
		ServeApplication.runner(null, new ServeSettings()).withBean(CatchAll.class).run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(application.post("/api/inngest", "{}").body()).isEqualTo("caught");
		});
	}

	@Test
	void servesToAServerEvenWithoutFunctions() {
		ServeApplication.runner(TestServers.dev(), new ServeSettings()).run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(application.send(application.request("/api/inngest")).body())
				.contains("\"function_count\":0,\"mode\":\"dev\"");
		});
	}

	@Test
	void introspectsWhenFunctionsRunEmbedded() {
		TestFunctions.runner().withBean(Ping.class).run((functions) -> {
			FunctionRegistry registry = functions.getBean(FunctionRegistry.class);
			ServeApplication.runner(null, new ServeSettings())
				.withAllowBeanDefinitionOverriding(true)
				.withBean(FunctionRegistry.class, () -> registry)
				.run((context) -> {
					ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
					assertThat(application.send(application.request("/api/inngest")).body())
						.contains("\"function_count\":1,\"mode\":\"embedded\"");
					assertThat(application.post("/api/inngest", "{}").body()).contains("inngest.mode");
					assertThat(application.calls().requests()).isEmpty();
				});
		});
	}

	/**
	 * A controller that answers everything.
	 */
	@RestController
	static class CatchAll {

		@RequestMapping("/**")
		String any() {
			return "caught";
		}

	}

	/**
	 * A function.
	 */
	@InngestFunction(id = "ping", event = "shop/ping")
	static class Ping {

		String run() {
			return "pong";
		}

	}

	/**
	 * Interceptors as an application may have them.
	 */
	static class Interceptors implements WebMvcConfigurer, HandlerInterceptor {

		private final List<String> paths = new CopyOnWriteArrayList<>();

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(this);
		}

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**");
		}

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			this.paths.add(request.getRequestURI());
			return true;
		}

	}

	/**
	 * Writes down the patterns that requests are counted under.
	 *
	 * @param patterns the patterns
	 */
	record PathPatterns(List<String> patterns) implements ObservationHandler<ServerRequestObservationContext> {

		@Override
		public void onStop(ServerRequestObservationContext context) {
			this.patterns.add(context.getPathPattern());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ServerRequestObservationContext;
		}

	}

}

package io.inngest.spring.serve.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.inngest.spring.protocol.signature.SigningKey;
import io.inngest.spring.serve.ServeSettings;
import io.inngest.spring.serve.TestServers;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation says about Spring Security.
 */
class SpringSecurityTests {

	private final WebApplicationContextRunner runner = ServeApplication.runner(TestServers.cloud(TestServers.KEY),
			new ServeSettings());

	@Test
	void keepsTheServerOutUnlessItIsToldNotTo() {
		this.runner.withUserConfiguration(Closed.class).run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(call(application).statusCode()).isIn(401, 403);
			assertThat(application.calls().requests()).isEmpty();
		});
	}

	@Test
	void letsTheServerInWhenThePathIsOpen() {
		this.runner.withUserConfiguration(Open.class).run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(call(application).statusCode()).isEqualTo(200);
			assertThat(application.calls().requests()).hasSize(1);
			assertThat(application.post("/api/inngest", "{}").body()).isEqualTo("{\"message\":\"Unauthorized\"}");
			assertThat(application.post("/other", "{}").statusCode()).isIn(401, 403);
		});
	}

	@Test
	void letsTheServerInWhenThePathHasAChainOfItsOwn() {
		this.runner.withUserConfiguration(Closed.class, OwnChain.class).run((context) -> {
			ServeApplication application = new ServeApplication(context.getSourceApplicationContext());
			assertThat(call(application).statusCode()).isEqualTo(200);
			assertThat(application.post("/other", "{}").statusCode()).isIn(401, 403);
		});
	}

	private HttpResponse<String> call(ServeApplication application) throws Exception {
		String body = "{\"event\":{}}";
		String signature = new SigningKey(TestServers.KEY).sign(body.getBytes(StandardCharsets.UTF_8), Instant.now());
		return application.send(application.request("/api/inngest")
			.header("x-inngest-signature", signature)
			.POST(BodyPublishers.ofString(body)));
	}

	/**
	 * As Spring Boot does it.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Closed {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	/**
	 * One chain for all.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Open {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/api/inngest").permitAll().anyRequest().authenticated())
				.csrf((csrf) -> csrf.ignoringRequestMatchers("/api/inngest"))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	/**
	 * A chain for the endpoint.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		@Order(1)
		SecurityFilterChain inngestSecurity(HttpSecurity http) {
			return http.securityMatcher("/api/inngest")
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}

package io.inngest.spring.benchmarks.startup;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import io.inngest.spring.Step;
import io.inngest.spring.annotation.FunctionHandler;
import io.inngest.spring.annotation.InngestFunction;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A web application with JPA on H2 in memory, in a JVM of its own, which tells how long
 * its start took.
 */
public final class StartUpApplication {

	static final String READY = "ready after ms: ";

	static final String WITH_FUNCTION = "--with-function";

	private StartUpApplication() {
	}

	/**
	 * Starts, tells and stops.
	 * @param args properties of the application
	 */
	public static void main(String[] args) {
		boolean withFunction = Arrays.asList(args).contains(WITH_FUNCTION);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.sources(withFunction ? new Class<?>[] { OneStep.class } : new Class<?>[0])
			.properties("spring.application.name=start-up", "spring.main.banner-mode=off", "server.port=0",
					"spring.datasource.url=jdbc:h2:mem:start-up;DB_CLOSE_DELAY=-1")
			.run(args);
		long ready = System.currentTimeMillis();
		System.out.println(READY + (ready - ManagementFactory.getRuntimeMXBean().getStartTime()));
		context.close();
		System.exit(0);
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * A function.
	 */
	@InngestFunction(id = "one-step", event = "start-up/step.requested")
	static class OneStep {

		@FunctionHandler
		String run(Step step) {
			return step.run("only", () -> "done");
		}

	}

}

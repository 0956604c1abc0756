package io.inngest.spring.benchmarks.serve;

import io.inngest.spring.benchmarks.load.HttpLoad;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An application in dev mode with a function and a bare controller. It has no database,
 * and no server calls it but those who measure.
 */
public final class ServeApplication implements AutoCloseable {

	private static final String APP_ID = "benchmark";

	private static final String CALL = "/api/inngest?fnId=%s-%s&stepId=step".formatted(APP_ID, MemoizedSteps.ID);

	private final ConfigurableApplicationContext context;

	private final int port;

	/** Starts the application on a free port. */
	public ServeApplication() {
		this.context = new SpringApplicationBuilder(Application.class)
			.properties("spring.application.name=" + APP_ID, "spring.main.banner-mode=off", "server.port=0",
					"server.address=127.0.0.1", "server.tomcat.max-keep-alive-requests=-1",
					"server.tomcat.keep-alive-timeout=-1", "inngest.mode=dev", "inngest.serve.sync-on-startup=false",
					"inngest.checkpoint.enabled=false")
			.run();
		this.port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/**
	 * Calls the function through the starter's endpoint.
	 * @param steps how many steps have finished
	 * @param connections how many connections
	 * @return the load, which has not begun
	 */
	public HttpLoad function(int steps, int connections) {
		return new HttpLoad(this.port, CallRequest.of(CALL, this.port, steps), connections);
	}

	/**
	 * Sends the same body to the bare controller.
	 * @param steps how many steps have finished
	 * @param connections how many connections
	 * @return the load, which has not begun
	 */
	public HttpLoad bare(int steps, int connections) {
		return new HttpLoad(this.port, CallRequest.of(BareController.PATH, this.port, steps), connections);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
			"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
	@Import({ MemoizedSteps.class, BareController.class })
	static class Application {

	}

}

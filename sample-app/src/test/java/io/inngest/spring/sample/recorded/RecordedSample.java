package io.inngest.spring.sample.recorded;

import java.io.IOException;
import java.nio.file.Path;

import javax.sql.DataSource;

import io.inngest.spring.Inngest;
import io.inngest.spring.engine.query.RunQueries;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.sample.SampleApplication;
import io.inngest.spring.sample.outside.OutsideWorld;
import io.inngest.spring.sample.outside.Scripts;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The sample as it is, except that its steps are recorded, and that its connections can
 * be taken away.
 */
public class RecordedSample {

	/** The property that says where to write the records. */
	public static final String LOG = "step-log";

	/** Where to ask for the payloads of the events whose runs wait. */
	public static final String WAITING = "/waiting";

	/** The property that names the process without which this one has no business. */
	public static final String PARENT = "parent-process";

	/**
	 * Starts the sample.
	 * @param args properties
	 */
	public static void main(String[] args) {
		// Not found by component scanning, which would record in the other tests, too
		new SpringApplicationBuilder(SampleApplication.class, RecordedSample.class).run(args);
	}

	@Bean
	static BeanPostProcessor stepRecorder(Environment environment) throws IOException {
		endWith(environment.getProperty(PARENT, Long.class, ProcessHandle.current().pid()));
		StepLogWriter log = new StepLogWriter(Path.of(environment.getRequiredProperty(LOG)));
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof FunctionRegistry registry) ? new RecordedFunctions(registry.appId(), log)
						: bean;
			}

		};
	}

	private static void endWith(long parent) {
		if (parent != ProcessHandle.current().pid()) {
			ProcessHandle.of(parent)
				.ifPresentOrElse((process) -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(1)),
						() -> Runtime.getRuntime().halt(1));
		}
	}

	@Bean
	ContrivedFunctions contrivedFunctions(OutsideWorld world) {
		return new ContrivedFunctions(world);
	}

	@Bean
	RouterFunction<ServerResponse> backDoor(Inngest inngest, Scripts scripts, RunQueries queries) {
		BackDoor door = new BackDoor(inngest, scripts, queries);
		return RouterFunctions.route().POST("/contrived/{name}", door::start).GET(WAITING, door::waiting).build();
	}

	@Bean
	RouterFunction<ServerResponse> poolExhaustion(DataSource dataSource) {
		PoolExhaustion exhaustion = new PoolExhaustion(dataSource);
		return RouterFunctions.route().POST(PoolExhaustion.PATH, exhaustion::exhaust).build();
	}

}

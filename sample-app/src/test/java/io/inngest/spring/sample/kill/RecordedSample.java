package io.inngest.spring.sample.kill;

import java.io.IOException;
import java.nio.file.Path;

import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.sample.SampleApplication;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The sample as it is, except that the bodies of its steps are recorded.
 */
public class RecordedSample {

	/** The property that says where to write the records. */
	static final String LOG = "body-log";

	/**
	 * Starts the sample.
	 * @param args properties
	 */
	public static void main(String[] args) {
		// Not found by component scanning, which would record in the other tests, too
		new SpringApplicationBuilder(SampleApplication.class, RecordedSample.class).run(args);
	}

	@Bean
	static BeanPostProcessor bodyRecorder(Environment environment) throws IOException {
		BodyLogWriter log = new BodyLogWriter(Path.of(environment.getRequiredProperty(LOG)));
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return (bean instanceof FunctionRegistry registry) ? new RecordedFunctions(registry.appId(), log)
						: bean;
			}

		};
	}

}

package io.inngest.spring.serve.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.inngest.spring.autoconfigure.TestApplications;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Applications that serve functions behind a real connector, as the one that was
 * recorded.
 */
public final class ServedApplications {

	private static final AutoConfigurations WEB = AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class,
			DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class);

	/** Kept, since the JDK forgets the level of a logger that nobody holds. */
	private static final Logger CONNECTOR_LOGGER = Logger.getLogger("org.apache");

	static {
		CONNECTOR_LOGGER.setLevel(Level.WARNING);
		LoggingSystem logging = LoggingSystem.get(ServedApplications.class.getClassLoader());
		for (String logger : List.of("org.springframework", "io.inngest.spring.autoconfigure")) {
			logging.setLogLevel(logger, LogLevel.WARN);
		}
	}

	private ServedApplications() {
	}

	/**
	 * An application that has a {@link ReplayClock} and registers only when it is asked
	 * to.
	 */
	public static WebApplicationContextRunner runner(Iterable<Class<?>> beans) {
		return new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(TestApplications.BOOT)
			.withConfiguration(WEB)
			.withConfiguration(inngest())
			.withBean(ReplayClock.class, ReplayClock::new, (definition) -> definition.setPrimary(true))
			.withInitializer((context) -> beans
				.forEach((type) -> ((AnnotationConfigServletWebServerApplicationContext) context).register(type)))
			.withPropertyValues("server.port=0", "inngest.app-id=shop", "inngest.serve.origin=http://localhost:3000",
					"inngest.serve.sync-on-startup=false");
	}

	private static AutoConfigurations inngest() {
		ClassLoader loader = ServedApplications.class.getClassLoader();
		List<Class<?>> own = new ArrayList<>();
		for (String name : ImportCandidates.load(AutoConfiguration.class, loader)) {
			if (name.startsWith("io.inngest.")) {
				own.add(ClassUtils.resolveClassName(name, loader));
			}
		}
		return AutoConfigurations.of(own.toArray(Class<?>[]::new));
	}

}

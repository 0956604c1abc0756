package io.inngest.spring.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Sets the properties without which the chosen engine could not be driven by hand, or not
 * twice in the same way.
 */
class EngineContextCustomizerFactory implements ContextCustomizerFactory {

	private static final Map<String, Object> EMBEDDED = Map.of("inngest.mode", "embedded",
			"inngest.embedded.auto-startup", "false", "inngest.embedded.slice", "1h", "inngest.embedded.retry.jitter",
			"0s");

	private static final Map<String, Object> SERVER = Map.of("inngest.mode", "dev", "inngest.serve.sync-on-startup",
			"false");

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		TestEngine engine = EngineInvocations.engineOf(testClass);
		return (engine != null) ? new EngineContextCustomizer(engine) : null;
	}

	/**
	 * Keeps the contexts of the engines apart in Spring's cache as well.
	 *
	 * @param engine what functions run on
	 */
	private record EngineContextCustomizer(TestEngine engine) implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
			String name = "Inngest test on " + this.engine.name().toLowerCase(Locale.ROOT);
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource(name, (this.engine == TestEngine.EMBEDDED) ? EMBEDDED : SERVER));
		}

	}

}

package io.inngest.spring.autoconfigure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.autoconfigure.mode.InngestMode;
import io.inngest.spring.autoconfigure.mode.InngestModeResolver;
import io.inngest.spring.autoconfigure.mode.InngestUse;
import io.inngest.spring.autoconfigure.mode.ModeReport;
import io.inngest.spring.engine.expression.Conditions;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.ConditionCheck;
import io.inngest.spring.function.FunctionOverrides;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.discovery.FunctionConfiguration;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of what every mode needs: the registry of durable functions, their
 * executor.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
		"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@EnableConfigurationProperties(InngestProperties.class)
@Import({ FunctionConfiguration.class, ExecutionConfiguration.class })
public final class InngestAutoConfiguration {

	@Bean
	FunctionSettings inngestFunctionSettings(InngestProperties properties, Environment environment) {
		Map<String, FunctionOverrides> overrides = new LinkedHashMap<>();
		properties.functions().forEach((id, function) -> overrides.put(id, overrides(function)));
		return new FunctionSettings(appId(properties, environment), properties.defaults().retries(), overrides);
	}

	@Bean
	Conditions inngestConditions(@Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new Conditions(clock);
	}

	@Bean
	ConditionCheck inngestConditionCheck(Conditions conditions) {
		return new CelConditionCheck(conditions);
	}

	@Bean
	InngestMode inngestMode(Environment environment) {
		return new InngestModeResolver(environment).resolve();
	}

	@Bean
	InngestUse inngestUse(FunctionRegistry functions, ConfigurableListableBeanFactory beanFactory) {
		return new InngestUse(functions, beanFactory);
	}

	@Bean
	ModeReport inngestModeReport(InngestMode mode, InngestUse use) {
		return new ModeReport(mode, use);
	}

	private String appId(InngestProperties properties, Environment environment) {
		if (StringUtils.hasText(properties.appId())) {
			return properties.appId();
		}
		return environment.getProperty("spring.application.name", FunctionSettings.DEFAULT_APP_ID);
	}

	private FunctionOverrides overrides(InngestProperties.Function function) {
		return new FunctionOverrides(function.name(), function.event(), function.condition(), function.retries(),
				function.backoff().delays(), function.backoff().jitter(), function.nonRetriable());
	}

}

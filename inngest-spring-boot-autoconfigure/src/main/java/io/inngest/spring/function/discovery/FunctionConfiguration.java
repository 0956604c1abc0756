package io.inngest.spring.function.discovery;

import java.util.List;
import java.util.stream.Stream;

import io.inngest.spring.function.ConditionCheck;
import io.inngest.spring.function.FunctionRegistrar;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.FunctionSettings;
import io.inngest.spring.function.argument.BeanDataValidator;
import io.inngest.spring.function.argument.DataValidator;
import io.inngest.spring.function.argument.EventDataBinder;
import io.inngest.spring.function.argument.HandlerArgumentsFactory;
import io.inngest.spring.function.argument.SystemEventReader;
import io.inngest.spring.function.definition.Attributes;
import io.inngest.spring.function.definition.FunctionDefinitionFactory;
import io.inngest.spring.function.definition.HandlerOverrides;
import io.inngest.spring.function.definition.OverrideTable;
import io.inngest.spring.function.failure.HandlerFunctionFactory;
import io.inngest.spring.function.handler.AsynchronousRule;
import io.inngest.spring.function.handler.HandlerFactory;
import io.inngest.spring.function.handler.HandlerRule;
import io.inngest.spring.function.handler.ProxyRule;
import io.inngest.spring.function.handler.TransactionRule;
import jakarta.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * Wires the registry of functions and what fills it. Needs a {@link FunctionSettings}
 * bean.
 */
@Configuration(proxyBeanMethods = false)
public class FunctionConfiguration {

	@Bean
	FunctionRegistry inngestFunctionRegistry(FunctionSettings settings) {
		return new FunctionRegistry(settings.appId());
	}

	@Bean
	FunctionRegistrar inngestFunctionRegistrar(FunctionRegistry registry, FunctionSettings settings,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<JsonMapper> mappers,
			ObjectProvider<DataValidator> validators, ObjectProvider<HandlerRule> rules,
			ObjectProvider<ConditionCheck> conditions) {
		return new FunctionRegistrar(registry, () -> {
			JsonMapper mapper = mappers.getIfUnique(JsonMapper::shared);
			EventDataBinder binder = new EventDataBinder(mapper, validators.getIfAvailable(() -> DataValidator.NONE));
			SystemEventReader systemEvents = new SystemEventReader(mapper);
			HandlerFactory handlers = new HandlerFactory(beanFactory, new HandlerArgumentsFactory(binder, systemEvents),
					rules(beanFactory, rules));
			return discovery(settings, beanFactory, conditions.getIfAvailable(() -> ConditionCheck.NONE), handlers,
					systemEvents)
				.get();
		});
	}

	private List<HandlerRule> rules(ConfigurableListableBeanFactory beanFactory, ObjectProvider<HandlerRule> optional) {
		return Stream.concat(Stream.of(new AsynchronousRule(), new ProxyRule(beanFactory)), optional.orderedStream())
			.toList();
	}

	private FunctionDiscovery discovery(FunctionSettings settings, ConfigurableListableBeanFactory beanFactory,
			ConditionCheck conditions, HandlerFactory handlers, SystemEventReader systemEvents) {
		Attributes attributes = new Attributes(beanFactory);
		OverrideTable overrides = new OverrideTable(settings.overrides());
		return new FunctionDiscovery(new FunctionBeans(beanFactory),
				new FunctionDefinitionFactory(settings, overrides, attributes, conditions, handlers),
				new HandlerFunctionFactory(settings.appId(), attributes, handlers, systemEvents), overrides,
				new HandlerOverrides(overrides, attributes));
	}

	/**
	 * Validates events' data where Bean Validation is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jakarta.validation.Validator")
	static class ValidationConfiguration {

		@Bean
		DataValidator inngestDataValidator(ObjectProvider<Validator> validators) {
			Validator validator = validators.getIfUnique();
			return (validator != null) ? new BeanDataValidator(validator) : DataValidator.NONE;
		}

	}

	/**
	 * Refuses transactional handlers where Spring's transactions are there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "org.springframework.transaction.interceptor.TransactionAttributeSource")
	static class TransactionConfiguration {

		@Bean
		HandlerRule inngestTransactionRule(ObjectProvider<TransactionAttributeSource> sources) {
			return new TransactionRule(sources);
		}

	}

}

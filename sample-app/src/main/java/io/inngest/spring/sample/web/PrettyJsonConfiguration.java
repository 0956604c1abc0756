package io.inngest.spring.sample.web;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/**
 * Answers in JSON that reads well in a terminal. The application's own mapper stays as it
 * is, because it also writes what the runs store.
 */
@Configuration(proxyBeanMethods = false)
class PrettyJsonConfiguration {

	@Bean
	ServerHttpMessageConvertersCustomizer prettyJson(JsonMapper mapper) {
		JsonMapper pretty = mapper.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
		return (converters) -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(pretty));
	}

}

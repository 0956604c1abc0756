package io.inngest.spring.serve.web;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Configuration of the serve endpoint in Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
public class ServeWebConfiguration {

	@Bean
	ServeHandlerMapping inngestServeHandlerMapping(ServeSettings settings, ServeEndpoint endpoint,
			ObjectProvider<InngestServer> server, FunctionRegistry functions) {
		ServeRequestHandler handler = new ServeRequestHandler(endpoint, new RequestReader(settings),
				new SimpleAsyncTaskExecutor("inngest-call-"));
		boolean served = server.getIfAvailable() != null;
		return new ServeHandlerMapping(settings.path(), handler, () -> served || !functions.isEmpty());
	}

}

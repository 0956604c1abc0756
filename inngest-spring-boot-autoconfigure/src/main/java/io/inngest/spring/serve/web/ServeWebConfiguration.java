package io.inngest.spring.serve.web;

import java.util.concurrent.Executor;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.serve.ServeEndpoint;
import io.inngest.spring.serve.ServeSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Configuration of the serve endpoint in Spring MVC.
 */
@Configuration(proxyBeanMethods = false)
public class ServeWebConfiguration {

	@Bean
	ServeHandlerMapping inngestServeHandlerMapping(ServeSettings settings, ServeEndpoint endpoint,
			ObjectProvider<InngestServer> server, FunctionRegistry functions,
			ObjectProvider<StreamingSettings> streaming, Environment environment) {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("inngest-call-");
		threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		ServeRequestHandler handler = new ServeRequestHandler(endpoint, new RequestReader(settings), threads,
				streams(streaming.getIfAvailable(), threads));
		boolean served = server.getIfAvailable() != null;
		return new ServeHandlerMapping(settings.path(), handler, () -> served || !functions.isEmpty());
	}

	private static @Nullable StreamWriter streams(@Nullable StreamingSettings settings, Executor threads) {
		return (settings != null && settings.enabled()) ? new StreamWriter(settings.interval(), threads) : null;
	}

}

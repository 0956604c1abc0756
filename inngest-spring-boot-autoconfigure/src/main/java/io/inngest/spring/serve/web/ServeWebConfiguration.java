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
	ServeRequestHandler inngestServeRequestHandler(ServeSettings settings, ServeEndpoint endpoint,
			ObjectProvider<StreamingSettings> streaming, Environment environment) {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("inngest-call-");
		threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		return new ServeRequestHandler(endpoint, new RequestReader(settings), threads,
				streams(streaming.getIfAvailable(), threads));
	}

	@Bean
	ServeHandlerMapping inngestServeHandlerMapping(ServeSettings settings, ServeRequestHandler handler,
			ObjectProvider<InngestServer> server, FunctionRegistry functions) {
		boolean served = server.getIfAvailable() != null;
		return new ServeHandlerMapping(settings.path(), handler, () -> served || !functions.isEmpty());
	}

	@Bean
	MultipartRefusal inngestMultipartRefusal(ServeHandlerMapping mapping, ServeRequestHandler handler) {
		return new MultipartRefusal(mapping, handler);
	}

	private static @Nullable StreamWriter streams(@Nullable StreamingSettings settings, Executor threads) {
		return (settings != null && settings.enabled()) ? new StreamWriter(settings.interval(), threads) : null;
	}

}

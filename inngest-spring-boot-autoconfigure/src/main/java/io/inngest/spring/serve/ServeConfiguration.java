package io.inngest.spring.serve;

import java.time.Clock;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the serve endpoint. It needs {@link ServeSettings}, the
 * {@link FunctionRegistry} and, unless functions run embedded, an {@link InngestServer};
 * each bean of type {@link RequestHandler} answers a method.
 */
@Configuration(proxyBeanMethods = false)
public class ServeConfiguration {

	@Bean
	ServeEndpoint inngestServeEndpoint(ServeSettings settings, ObjectProvider<InngestServer> server,
			ObjectProvider<RequestHandler> handlers, @Qualifier(ExecutionConfiguration.CLOCK) Clock clock) {
		return new ServeEndpoint(settings, server.getIfAvailable(), handlers.orderedStream().toList(), clock);
	}

	@Bean
	Introspection inngestIntrospection(ServeSettings settings, ObjectProvider<InngestServer> server,
			FunctionRegistry functions) {
		return new Introspection(settings, server.getIfAvailable(), functions);
	}

	@Bean
	RequestHandler inngestIntrospectionHandler(Introspection introspection, ObjectProvider<InngestServer> server) {
		InngestServer inngest = server.getIfAvailable();
		return new IntrospectionHandler(introspection, (inngest != null) ? inngest.mode() : Mode.EMBEDDED);
	}

}

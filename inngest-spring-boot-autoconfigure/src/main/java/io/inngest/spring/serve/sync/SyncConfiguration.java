package io.inngest.spring.serve.sync;

import java.time.Duration;
import java.util.SplittableRandom;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.serve.Introspection;
import io.inngest.spring.serve.RequestHandler;
import io.inngest.spring.serve.ServeSettings;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the registration with a server. It needs {@link SyncSettings},
 * {@link ServeSettings}, an {@link InngestServer}, its {@link SdkApi}, the
 * {@link FunctionRegistry} and the {@link Introspection} of the endpoint.
 */
@Configuration(proxyBeanMethods = false)
public class SyncConfiguration {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	// A Dev Server keeps applications in memory only
	private static final Duration REPEAT = Duration.ofSeconds(15);

	@Bean
	RegistrationFactory inngestRegistrationFactory(FunctionRegistry functions) {
		return new RegistrationFactory(functions);
	}

	@Bean
	Registrar inngestRegistrar(RegistrationFactory registrations, SdkApi api) {
		return new Registrar(registrations, api);
	}

	@Bean
	RequestHandler inngestSyncHandler(Registrar registrar, RegistrationFactory registrations,
			Introspection introspection, InngestServer server, ServeSettings settings) {
		return new SyncHandler(registrar,
				new InBandSync(registrations, introspection::authenticated, server.environment(), settings.platform()));
	}

	/**
	 * Registration after the start, where Spring Boot's web server can be there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ WebServerApplicationContext.class, DispatcherServletPath.class })
	static class SelfRegistrationConfiguration {

		@Bean
		SelfRegistration inngestSelfRegistration(Registrar registrar, FunctionRegistry functions, InngestServer server,
				ServeSettings serve, SyncSettings sync, ApplicationContext context) {
			Pauses pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE, (server.mode() == Mode.DEV) ? REPEAT : null,
					new SplittableRandom());
			return new SelfRegistration(new SelfRegistrationRule(sync, serve, server, functions),
					new OwnUrl(context, serve), new RegistrationAttempts(registrar, functions, server, pauses));
		}

	}

}

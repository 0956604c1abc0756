package io.inngest.spring.engine;

import io.inngest.spring.Inngest;
import io.inngest.spring.engine.arrival.ArrivalConfiguration;
import io.inngest.spring.engine.control.ControlConfiguration;
import io.inngest.spring.engine.control.RunCancellation;
import io.inngest.spring.engine.control.RunRetention;
import io.inngest.spring.engine.event.EventConfiguration;
import io.inngest.spring.engine.event.EventIntake;
import io.inngest.spring.engine.journal.JournalConfiguration;
import io.inngest.spring.engine.query.QueryConfiguration;
import io.inngest.spring.engine.queue.QueueConfiguration;
import io.inngest.spring.engine.queue.QueueRunner;
import io.inngest.spring.engine.queue.QueueSettings;
import io.inngest.spring.engine.run.RunConfiguration;
import io.inngest.spring.engine.store.Database;
import io.inngest.spring.engine.store.StoreConfiguration;
import io.inngest.spring.engine.wait.Signals;
import io.inngest.spring.engine.wait.WaitConfiguration;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.function.send.PayloadEvents;
import io.inngest.spring.function.send.SendConfiguration;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The embedded engine as beans. Needs those of
 * {@link io.inngest.spring.execution.wiring.ExecutionConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ StoreConfiguration.class, QueueConfiguration.class, ArrivalConfiguration.class, WaitConfiguration.class,
		EventConfiguration.class, JournalConfiguration.class, RunConfiguration.class, QueryConfiguration.class,
		ControlConfiguration.class, SendConfiguration.class })
public class EmbeddedEngineConfiguration {

	@Bean
	EmbeddedEngine inngestEmbeddedEngine(FunctionRegistry functions, Database database, QueueRunner runner,
			RunRetention retention, EngineStartup startup) {
		return new EmbeddedEngine(functions, database, runner, retention, startup.auto());
	}

	@Bean
	SchemaLifecycle inngestSchemaLifecycle(FunctionRegistry functions, Database database) {
		return new SchemaLifecycle(functions, database);
	}

	@Bean
	@ConditionalOnMissingBean
	Inngest inngest(ObjectProvider<JsonMapper> jsonMapper, EventIntake intake, Signals signals,
			RunCancellation cancellation, PayloadEvents payloads, QueueSettings settings) {
		return new EmbeddedInngest(jsonMapper.getIfUnique(JsonMapper::shared), intake, signals, cancellation, payloads,
				settings.virtualThreads());
	}

}

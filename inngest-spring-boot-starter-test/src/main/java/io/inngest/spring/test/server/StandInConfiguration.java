package io.inngest.spring.test.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.inngest.spring.Event;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.RunState;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerAnswer;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.protocol.event.EventRules;
import io.inngest.spring.protocol.event.OutgoingEvent;
import io.inngest.spring.serve.ServeEndpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The stand-in as beans, which take precedence over the client of a real server. The
 * application belongs to a server ({@code inngest.mode=dev}) and has a {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
public class StandInConfiguration {

	@Bean
	StandInServer inngestStandInServer(ObjectProvider<StandInSettings> settings, Clock clock,
			ObjectProvider<ServeEndpoint> endpoint) {
		return new StandInServer(settings.getIfAvailable(StandInSettings::new), clock, endpoint::getObject);
	}

	@Bean
	@Primary
	Client inngestStandInClient(StandInServer server, ObjectProvider<JsonMapper> jsonMapper, Clock clock) {
		return new Client(server, new EventRules(jsonMapper.getIfUnique(JsonMapper::shared), clock));
	}

	/**
	 * Takes the application's requests to the stand-in, without a network.
	 */
	static class Client implements EventSender, SdkApi, ServerRuns {

		private final StandInServer server;

		private final EventRules rules;

		Client(StandInServer server, EventRules rules) {
			this.server = server;
			this.rules = rules;
		}

		@Override
		public List<String> send(Collection<? extends Event<?>> events) {
			List<OutgoingEvent> checked = this.rules.check(events);
			return checked.stream()
				.map((event) -> this.server.send(JsonMapper.shared().readTree(event.json())))
				.toList();
		}

		@Override
		public ServerAnswer register(byte[] payload, Map<String, String> headers, @Nullable String deployId) {
			this.server.register(JsonMapper.shared().readTree(payload));
			return new ServerAnswer(200, "{\"ok\":true,\"modified\":true}".getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public void checkpoint(String runId, byte[] body) {
			this.server.checkpoint(runId, body);
		}

		@Override
		public byte[] steps(String runId) {
			ObjectNode steps = JsonMapper.shared().createObjectNode();
			ServerRun run = run(runId);
			run.stack().forEach((hash) -> steps.set(hash, run.memo(hash)));
			return steps.toString().getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public byte[] events(String runId) {
			ArrayNode events = JsonMapper.shared().createArrayNode().add(run(runId).event().listed());
			return events.toString().getBytes(StandardCharsets.UTF_8);
		}

		private ServerRun run(String runId) {
			return this.server.runs().stream().filter((run) -> run.id().equals(runId)).findFirst().orElseThrow();
		}

		@Override
		public Optional<RunState> find(String runId) {
			return this.server.runs()
				.stream()
				.filter((run) -> run.id().equals(runId))
				.map((run) -> new RunState(runId, run.status(), null, run.result()))
				.findFirst();
		}

		@Override
		public String sendSignal(String signal, String data) {
			return this.server.sendSignal(signal, JsonMapper.shared().readTree(data));
		}

		@Override
		public void cancel(String runId) {
			this.server.cancel(runId);
		}

	}

}

package io.inngest.spring.client.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.inngest.spring.Event;
import io.inngest.spring.EventsNotSentException;
import io.inngest.spring.Inngest;
import io.inngest.spring.annotation.InngestEvent;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.EventSender;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.client.ServerRuns;
import io.inngest.spring.execution.wiring.ExecutionConfiguration;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class ClientConfigurationTests {

	private final StubServer server = new StubServer();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(ExecutionConfiguration.class, ClientConfiguration.class)
		.withBean(ClientSettings.class, () -> TestConnections.PATIENT)
		.withBean(InngestServer.class, () -> TestConnections.cloud(this.server.url(), "event-key-1"));

	@AfterEach
	void stop() {
		this.server.close();
		TransactionSynchronizationManager.setActualTransactionActive(false);
	}

	@Test
	void providesTheClient() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SdkApi.class)
			.hasSingleBean(EventSender.class)
			.hasSingleBean(ServerRuns.class)
			.hasSingleBean(Inngest.class));
	}

	@Test
	void leavesAnInngestOfTheApplicationAlone() {
		Inngest own = mock(Inngest.class);
		this.runner.withBean(Inngest.class, () -> own)
			.run((context) -> assertThat(context.getBean(Inngest.class)).isSameAs(own));
	}

	@ParameterizedTest
	@EnumSource
	void sendsInEveryWay(Way way) {
		this.server.answers(200, "{\"ids\":[\"id-1\"],\"status\":200}");
		this.runner.run((context) -> {
			assertThat(way.send(context.getBean(Inngest.class))).containsExactly("id-1");
			assertThat(this.server.requests().get(0).json().get(0).get("name").stringValue()).isEqualTo("a/b");
			assertThat(this.server.requests().get(0).json().get(0).get("data").get("n").intValue()).isOne();
		});
	}

	@Test
	void sendsPublishedPayloads() {
		this.server.answers(200, "{\"ids\":[\"id-1\"],\"status\":200}");
		this.runner.run((context) -> {
			context.publishEvent(new Payload(1));
			context.publishEvent("something else");
			assertThat(this.server.requests()).singleElement()
				.satisfies((request) -> assertThat(request.json().get(0).get("name").stringValue()).isEqualTo("a/b"));
		});
	}

	@Test
	void cancelsRuns() {
		this.server.answers(200, "").answers(404, "{}");
		this.runner.run((context) -> {
			context.getBean(Inngest.class).cancel("run-1");
			assertThat(this.server.requests().get(0).line()).isEqualTo("DELETE /v1/runs/run-1");
			assertThatIllegalArgumentException().isThrownBy(() -> context.getBean(Inngest.class).cancel("run-2"));
		});
	}

	@Test
	void saysOnceThatARollBackTakesNothingBack(CapturedOutput output) {
		this.server.answers(200, "{\"ids\":[\"1\"],\"status\":200}")
			.answers(200, "{\"ids\":[\"2\"],\"status\":200}")
			.answers(200, "{\"ids\":[\"3\"],\"status\":200}");
		this.runner.run((context) -> {
			Inngest inngest = context.getBean(Inngest.class);
			inngest.send("a/b", Map.of());
			assertThat(output).doesNotContain("inside a transaction");
			TransactionSynchronizationManager.setActualTransactionActive(true);
			inngest.send("a/b", Map.of());
			assertThat(inngest.sendAsync("a/b", Map.of())).isCompleted();
			assertThat(output.getOut().split("Events were sent inside a transaction", -1)).hasSize(2);
		});
	}

	@Test
	void recordsObservationsWithoutSecrets() {
		this.server.answers(200, "{\"ids\":[\"1\"],\"status\":200}")
			.answers(200, "{\"data\":{\"status\":\"Running\"}}");
		List<Observation.Context> observed = new ArrayList<>();
		this.runner.withBean(ObservationRegistry.class, () -> registry(observed)).run((context) -> {
			context.getBean(EventSender.class).send(List.of(Event.of("a/b", Map.of())));
			context.getBean(ServerRuns.class).find("run-1");
		});
		assertThat(observed).extracting(Observation.Context::getName).containsOnly("http.client.requests");
		assertThat(observed).extracting((context) -> value(context, "uri"))
			.containsExactly("/e/{key}", "/v1/runs/{run}");
		assertThat(observed)
			.flatExtracting((context) -> context.getAllKeyValues().stream().map(KeyValue::getValue).toList())
			.noneMatch((value) -> value.contains("event-key-1"));
	}

	@Test
	void recordsErrorsWithoutSecrets() {
		List<Observation.Context> observed = new ArrayList<>();
		this.runner.withBean(ObservationRegistry.class, () -> registry(observed)).run((context) -> {
			// Neither the request nor the pause before the next one gets anywhere then
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(EventsNotSentException.class)
				.isThrownBy(() -> context.getBean(EventSender.class).send(List.of(Event.of("a/b", Map.of()))));
			assertThat(Thread.interrupted()).isTrue();
		});
		assertThat(observed).isNotEmpty()
			.allSatisfy(
					(context) -> assertThat(context.getError()).isNotNull().message().doesNotContain("event-key-1"));
	}

	@Test
	void keepsAwayFromTheApplicationsClients() {
		this.server.answers(200, "{}");
		RestClient.Builder own = RestClient.builder().baseUrl("http://unused.invalid").defaultHeader("x-own", "1");
		this.runner.withBean(RestClient.Builder.class, () -> own).run((context) -> {
			context.getBean(SdkApi.class).steps("run-1");
			assertThat(this.server.requests().get(0).headers()).doesNotContainKey("x-own");
		});
	}

	@Test
	void namesThePlatform() {
		this.server.answers(200, "{}");
		this.runner.withPropertyValues("RAILWAY_ENVIRONMENT=production").run((context) -> {
			context.getBean(SdkApi.class).steps("run-1");
			assertThat(this.server.requests().get(0).headers()).containsEntry("x-inngest-platform", "railway");
		});
	}

	private static ObservationRegistry registry(List<Observation.Context> observed) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				observed.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		return registry;
	}

	private static String value(Observation.Context context, String key) {
		return context.getLowCardinalityKeyValue(key).getValue();
	}

	/**
	 * The ways to send an event.
	 */
	enum Way {

		EVENT {

			@Override
			List<String> send(Inngest inngest) {
				return inngest.send(Event.of("a/b", Map.of("n", 1))).ids();
			}

		},

		EVENTS {

			@Override
			List<String> send(Inngest inngest) {
				return inngest.send(List.of(Event.of("a/b", Map.of("n", 1)))).ids();
			}

		},

		NAME {

			@Override
			List<String> send(Inngest inngest) {
				return inngest.send("a/b", Map.of("n", 1)).ids();
			}

		},

		PAYLOAD {

			@Override
			List<String> send(Inngest inngest) {
				return inngest.send(new Payload(1)).ids();
			}

		},

		EVENT_LATER {

			@Override
			List<String> send(Inngest inngest) throws Exception {
				return inngest.sendAsync(Event.of("a/b", Map.of("n", 1))).get(10, TimeUnit.SECONDS).ids();
			}

		},

		EVENTS_LATER {

			@Override
			List<String> send(Inngest inngest) throws Exception {
				return inngest.sendAsync(List.of(Event.of("a/b", Map.of("n", 1)))).get(10, TimeUnit.SECONDS).ids();
			}

		},

		NAME_LATER {

			@Override
			List<String> send(Inngest inngest) throws Exception {
				return inngest.sendAsync("a/b", Map.of("n", 1)).get(10, TimeUnit.SECONDS).ids();
			}

		},

		PAYLOAD_LATER {

			@Override
			List<String> send(Inngest inngest) throws Exception {
				return inngest.sendAsync(new Payload(1)).get(10, TimeUnit.SECONDS).ids();
			}

		};

		abstract List<String> send(Inngest inngest) throws Exception;

	}

	/**
	 * A payload that names its event.
	 */
	@InngestEvent("a/b")
	record Payload(int n) {

	}

}

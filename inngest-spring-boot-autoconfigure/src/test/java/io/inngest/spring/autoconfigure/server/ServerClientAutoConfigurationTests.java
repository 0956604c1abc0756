package io.inngest.spring.autoconfigure.server;

import java.net.URI;
import java.util.Map;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.TestApplications;
import io.inngest.spring.client.ClientSettings;
import io.inngest.spring.client.InngestServer;
import io.inngest.spring.client.SdkApi;
import io.inngest.spring.protocol.Mode;
import io.inngest.spring.protocol.signature.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Which server is used, and with which keys.
 */
class ServerClientAutoConfigurationTests {

	private static final String KEY = "signkey-test-12345678";

	private final ApplicationContextRunner runner = TestApplications.runnerWithoutDataSource();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					inngest.mode=dev                                                                | http://localhost:8288 | http://localhost:8288
					INNGEST_DEV=1                                                                   | http://localhost:8288 | http://localhost:8288
					INNGEST_DEV=http://dev.example:9000/                                            | http://dev.example:9000 | http://dev.example:9000
					INNGEST_DEV=http://dev.example inngest.base-url=http://other.example            | http://other.example  | http://other.example
					INNGEST_DEV=http://dev.example inngest.api-base-url=http://other.example        | http://other.example  | http://dev.example
					inngest.mode=dev INNGEST_DEV=http://dev.example                                 | http://dev.example    | http://dev.example
					inngest.mode=dev inngest.base-url=                                              | http://localhost:8288 | http://localhost:8288
					inngest.signing-key=1234                                                        | https://api.inngest.com | https://inn.gs
					inngest.signing-key=1234 INNGEST_DEV=0                                          | https://api.inngest.com | https://inn.gs
					inngest.mode=cloud inngest.signing-key=1234 INNGEST_DEV=http://dev.example      | https://api.inngest.com | https://inn.gs
					inngest.signing-key=1234 inngest.base-url=https://inngest.example/prefix/       | https://inngest.example/prefix | https://inngest.example/prefix
					inngest.signing-key=1234 inngest.event-api-base-url=https://events.example      | https://api.inngest.com | https://events.example
					inngest.signing-key=1234 inngest.base-url=https://a.example inngest.event-api-base-url=https://b.example | https://a.example | https://b.example
					""")
	void serverIsWhereThePropertiesSay(String properties, URI apiUrl, URI eventApiUrl) {
		this.runner.withPropertyValues(properties.split(" ")).run((context) -> {
			InngestServer server = context.getBean(InngestServer.class);
			assertThat(server.apiUrl()).isEqualTo(apiUrl);
			assertThat(server.eventApiUrl()).isEqualTo(eventApiUrl);
		});
	}

	@Test
	void standardVariablesAreProperties() {
		this.runner.withInitializer(TestApplications.variables(Map.of("INNGEST_SIGNING_KEY", KEY + "\n",
				"INNGEST_SIGNING_KEY_FALLBACK", "signkey-test-87654321", "INNGEST_EVENT_KEY", "event-key",
				"INNGEST_ENV", "feature/one", "INNGEST_API_BASE_URL", "https://api.example",
				"INNGEST_EVENT_API_BASE_URL", "https://events.example", "INNGEST_BASE_URL", "https://base.example")))
			.run((context) -> {
				InngestServer server = context.getBean(InngestServer.class);
				assertThat(server.mode()).isEqualTo(Mode.CLOUD);
				assertThat(server.signingKeys()).extracting(SigningKey::bearerToken)
					.containsExactly(new SigningKey(KEY).bearerToken(),
							new SigningKey("signkey-test-87654321").bearerToken());
				assertThat(server.eventKey()).isEqualTo("event-key");
				assertThat(server.environment()).isEqualTo("feature/one");
				assertThat(server.apiUrl()).hasToString("https://api.example");
				assertThat(server.eventApiUrl()).hasToString("https://events.example");
			});
	}

	@Test
	void baseUrlMayBeAVariable() {
		this.runner
			.withInitializer(TestApplications
				.variables(Map.of("INNGEST_DEV", "1", "INNGEST_BASE_URL", "http://host.docker.internal:8288")))
			.run((context) -> assertThat(context.getBean(InngestServer.class).apiUrl())
				.hasToString("http://host.docker.internal:8288"));
	}

	@Test
	void nothingIsSignedForADevServer() {
		this.runner.withPropertyValues("inngest.mode=dev", "inngest.signing-key=" + KEY)
			.run((context) -> assertThat(context.getBean(InngestServer.class).signingKeys()).isEmpty());
	}

	@Test
	void emptyValuesCountAsNotSet() {
		this.runner
			.withPropertyValues("inngest.signing-key=" + KEY, "inngest.signing-key-fallback=", "inngest.event-key= ",
					"inngest.env=", "inngest.api-base-url=", "inngest.event-api-base-url=")
			.run((context) -> {
				InngestServer server = context.getBean(InngestServer.class);
				assertThat(server.signingKeys()).hasSize(1);
				assertThat(server.eventKey()).isNull();
				assertThat(server.environment()).isNull();
				assertThat(server.apiUrl()).hasToString("https://api.inngest.com");
			});
	}

	@Test
	void keysAreNotPrinted() {
		this.runner
			.withPropertyValues("inngest.signing-key=" + KEY, "inngest.signing-key-fallback=signkey-test-87654321",
					"inngest.event-key=event-key")
			.run((context) -> assertThat(
					context.getBean(InngestServer.class) + " " + context.getBean(InngestServerProperties.class))
				.contains("https://api.inngest.com")
				.doesNotContain("12345678", "87654321", "event-key"));
	}

	@Test
	void connectionDetailsOfTheApplicationWin() {
		this.runner.withBean(InngestConnectionDetails.class, () -> new Elsewhere(URI.create("http://elsewhere:1")))
			.withPropertyValues("inngest.mode=dev", "inngest.base-url=http://dev.example")
			.run((context) -> {
				assertThat(context).hasSingleBean(InngestConnectionDetails.class);
				assertThat(context.getBean(InngestServer.class).apiUrl()).hasToString("http://elsewhere:1");
				assertThat(context.getBean(InngestServer.class).eventApiUrl()).hasToString("http://elsewhere:1");
			});
	}

	@Test
	void timeoutsAreThoseOfTheProperties() {
		this.runner
			.withPropertyValues("inngest.mode=dev", "inngest.client.connect-timeout=1s",
					"inngest.client.read-timeout=1m", "spring.threads.virtual.enabled=true")
			.run((context) -> {
				ClientSettings settings = context.getBean(ClientSettings.class);
				assertThat(settings.connectTimeout()).hasSeconds(1);
				assertThat(settings.readTimeout()).hasMinutes(1);
				assertThat(settings.virtualThreads()).isEqualTo(Runtime.version().feature() >= 21);
			});
	}

	@Test
	void applicationSendsToTheServer() {
		this.runner.withPropertyValues("inngest.mode=dev")
			.run((context) -> assertThat(context).hasSingleBean(Inngest.class).hasSingleBean(SdkApi.class));
	}

	@Test
	void usesTheApplicationsInngest() {
		Inngest replacement = mock(Inngest.class);
		this.runner.withPropertyValues("inngest.mode=dev")
			.withBean("replacement", Inngest.class, () -> replacement)
			.run((context) -> assertThat(context.getBean(Inngest.class)).isSameAs(replacement));
	}

	@Test
	void embeddedEngineHasNoServer() {
		TestApplications.runner()
			.withPropertyValues("inngest.base-url=http://dev.example", "inngest.event-key=event-key")
			.run((context) -> assertThat(context).doesNotHaveBean(InngestServer.class)
				.doesNotHaveBean(InngestConnectionDetails.class));
	}

	record Elsewhere(URI apiUrl) implements InngestConnectionDetails {

		@Override
		public URI eventApiUrl() {
			return this.apiUrl;
		}

	}

}

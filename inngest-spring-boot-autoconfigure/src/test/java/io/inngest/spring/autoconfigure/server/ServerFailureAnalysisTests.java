package io.inngest.spring.autoconfigure.server;

import io.inngest.spring.Inngest;
import io.inngest.spring.autoconfigure.TestApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads when the server's properties are wrong.
 */
class ServerFailureAnalysisTests {

	private static final String SECRET = "0123456789abcdef";

	private final ApplicationContextRunner runner = TestApplications.runnerWithoutDataSource();

	@ParameterizedTest
	@ValueSource(strings = { "inngest.signing-key=", "inngest.signing-key-fallback=signkey-test-" + SECRET })
	void cloudNeedsASigningKey(String property) {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.mode=cloud", property));
		assertThat(analysis.getDescription()).startsWith(
				"The Inngest mode is cloud (inngest.mode says so), but there is no signing key. Without it, anybody");
		assertThat(analysis.getAction()).contains("INNGEST_SIGNING_KEY")
			.contains("inngest.signing-key")
			.contains("inngest.mode=dev");
	}

	@Test
	void cloudNeedsASigningKeyWithLazyBeansToo() {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("inngest.mode=cloud")
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor())));
		assertThat(analysis.getDescription()).contains("there is no signing key");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inngest.signing-key          | secret-event-key-123 | is not a signing key | INNGEST_SIGNING_KEY
			inngest.signing-key          | signkey-test-123     | is not a signing key | INNGEST_SIGNING_KEY
			inngest.signing-key          | signkey-test-        | is not a signing key | INNGEST_SIGNING_KEY
			inngest.signing-key-fallback | secret-event-key-123 | is not a signing key | INNGEST_SIGNING_KEY_FALLBACK
			inngest.event-key            | signkey-test-1234    | is a signing key     | INNGEST_EVENT_KEY
			""")
	void keyIsOfTheWrongKind(String property, String value, String problem, String variable) {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("inngest.mode=cloud",
				"inngest.signing-key=" + SECRET, property + "=" + value));
		assertThat(analysis.getDescription()).startsWith("The value of %s %s.".formatted(property, problem))
			.doesNotContain(value);
		assertThat(analysis.getAction())
			.startsWith("Correct %s, or the environment variable %s:".formatted(property, variable))
			.doesNotContain(value);
		assertThat(analysis.getCause()).message().doesNotContain(value);
	}

	@ParameterizedTest
	@CsvSource({ "inngest.client.connect-timeout, 0s", "inngest.client.read-timeout, -1s" })
	void timeoutIsOutOfRange(String property, String value) {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.mode=dev", property + "=" + value));
		assertThat(analysis.getDescription()).contains("Invalid value")
			.contains(property)
			.contains("It must be longer than zero.");
	}

	@ParameterizedTest
	@CsvSource({ "inngest.base-url, localhost:8288", "inngest.base-url, //localhost:8288",
			"inngest.api-base-url, ftp://localhost", "inngest.event-api-base-url, http:/localhost",
			"inngest.base-url, http://localhost?dev=1" })
	void urlIsIncomplete(String property, String value) {
		FailureAnalysis analysis = TestApplications
			.analyze(this.runner.withPropertyValues("inngest.mode=dev", property + "=" + value));
		assertThat(analysis.getDescription()).contains("Invalid value '%s'".formatted(value))
			.contains(property)
			.contains("such as http://localhost:8288");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8288", "on", "http://local host" })
	void devVariableIsWrong(String value) {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("INNGEST_DEV=" + value));
		assertThat(analysis.getDescription()).contains("Invalid value '%s'".formatted(value))
			.contains("INNGEST_DEV")
			.contains("1 or true, 0 or false, or the URL");
	}

	@Test
	void modeIsUnknown() {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("inngest.mode=production"));
		assertThat(analysis.getDescription()).contains("Property: inngest.mode").contains("Value: \"production\"");
		assertThat(analysis.getAction()).contains("CLOUD").contains("DEV").contains("EMBEDDED");
	}

	@Test
	void sendersNeedTheRestClient() {
		FailureAnalysis analysis = TestApplications.analyze(this.runner.withPropertyValues("inngest.mode=dev")
			.withClassLoader(new FilteredClassLoader(RestClient.class))
			.withBean(Sender.class));
		assertThat(analysis.getDescription()).contains("Parameter 0 of constructor in " + Sender.class.getName())
			.contains("lacks Spring's RestClient");
		assertThat(analysis.getAction()).contains("org.springframework:spring-web");
	}

	static class Sender {

		Sender(Inngest inngest) {
			assertThat(inngest).isNotNull();
		}

	}

}

package io.inngest.spring.serve.sync;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.inngest.spring.client.InngestServer;
import io.inngest.spring.function.FunctionRegistry;
import io.inngest.spring.protocol.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RegistrationAttempts}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationAttemptsTests {

	private static final URI URL = URI.create("http://localhost:8080/api/inngest");

	private static final Duration REPEAT = Duration.ofSeconds(15);

	private final TestSdkApi api = new TestSdkApi();

	@Test
	void successIsLoggedWithWhatIsRegisteredAndWhere(CapturedOutput output) {
		assertThat(next(attempts(Mode.CLOUD, null))).isNull();
		assertThat(output).contains("INFO")
			.contains("Registered 2 function(s) of 'shop' with the Inngest server at http://localhost:8288, "
					+ "which calls them at http://localhost:8080/api/inngest: pack, ship");
	}

	@Test
	void registrationIsRepeatedInSilence(CapturedOutput output) {
		RegistrationAttempts attempts = attempts(Mode.DEV, REPEAT);
		assertThat(next(attempts)).isEqualTo(REPEAT);
		this.api.answers(200, "{\"ok\":true,\"modified\":false}");
		assertThat(next(attempts)).isEqualTo(REPEAT);
		assertThat(this.api.calls).hasSize(2);
		assertThat(output.getOut().split("Registered 2 function", -1)).hasSize(2);
	}

	@Test
	void serverThatHasForgottenTheFunctionsIsWorthALine(CapturedOutput output) {
		RegistrationAttempts attempts = attempts(Mode.DEV, REPEAT);
		next(attempts);
		next(attempts);
		assertThat(output.getOut().split("Registered 2 function", -1)).hasSize(3);
	}

	@Test
	void absenceOfTheServerIsLoggedOnceForEachReason(CapturedOutput output) {
		RegistrationAttempts attempts = attempts(Mode.DEV, REPEAT);
		this.api.isDown("connection refused");
		assertThat(List.of(next(attempts), next(attempts), next(attempts))).extracting(Duration::toSeconds)
			.containsExactly(1L, 2L, 4L);
		assertThat(output.getOut().split("connection refused", -1)).hasSize(2);
		assertThat(output).contains("WARN").contains("not yet registered with the Inngest server");
		this.api.answers(503, "{\"error\":\"starting\"}");
		assertThat(next(attempts)).hasSeconds(8);
		assertThat(output).contains("starting").doesNotContain("ERROR");
		this.api.answers(200, "{\"ok\":true,\"modified\":true}");
		assertThat(next(attempts)).isEqualTo(REPEAT);
		assertThat(output).contains("Registered 2 function(s)");
		this.api.isDown("connection refused");
		assertThat(next(attempts)).hasSeconds(1);
		assertThat(output).contains("maybe no longer registered");
	}

	@Test
	void refusalIsAnErrorWithWhatToCheckAndIsRepeatedAfterTheLongestPause(CapturedOutput output) {
		RegistrationAttempts attempts = attempts(Mode.CLOUD, null);
		this.api.answers(401, "Authentication failed\n");
		assertThat(next(attempts)).hasSeconds(60);
		assertThat(next(attempts)).hasSeconds(60);
		assertThat(output).contains("ERROR").contains("'inngest.signing-key' is a key of this server");
		assertThat(output.getOut().split("Authentication failed", -1)).hasSize(2);
		this.api.answers(400, "{\"error\":\"At least one function is invalid\",\"status\":400}");
		assertThat(next(attempts)).hasSeconds(60);
		assertThat(output).contains("At least one function is invalid").contains("'inngest.mode'");
	}

	@Test
	void serverThatWantsAKeyIsNoDevServer(CapturedOutput output) {
		this.api.answers(401, "Authentication failed\n");
		next(attempts(Mode.DEV, REPEAT));
		assertThat(output).contains("set 'inngest.mode=cloud'");
	}

	@Test
	void anotherServerAtThatAddressIsNamed(CapturedOutput output) {
		this.api.answers(404, "<html>Not found</html>");
		assertThat(next(attempts(Mode.DEV, REPEAT))).hasSeconds(60);
		assertThat(output).contains("<html>Not found</html>").contains("'inngest.base-url'");
	}

	@Test
	void unexpectedFailureDoesNotEndTheAttempts(CapturedOutput output) {
		RegistrationAttempts attempts = attempts(Mode.DEV, REPEAT);
		this.api.fails(new IllegalStateException("broken"));
		assertThat(next(attempts)).hasSeconds(1);
		assertThat(output).contains("java.lang.IllegalStateException: broken");
	}

	@Test
	void nothingIsSaidAfterTheStop(CapturedOutput output) {
		this.api.isDown("interrupted");
		assertThat(attempts(Mode.DEV, REPEAT).next(URL, () -> true)).isNull();
		assertThat(output).doesNotContain("interrupted");
	}

	private Duration next(RegistrationAttempts attempts) {
		return attempts.next(URL, () -> false);
	}

	private RegistrationAttempts attempts(Mode mode, Duration repeat) {
		FunctionRegistry functions = TestRegistries.of("shop", TestRegistries.function("shop", "pack"),
				TestRegistries.function("shop", "ship"));
		URI server = URI.create("http://localhost:8288");
		return new RegistrationAttempts(new Registrar(new RegistrationFactory(functions), this.api), functions,
				new InngestServer(mode, server, server, null, List.of(), null),
				new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1), repeat, () -> 0));
	}

}

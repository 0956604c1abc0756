package io.inngest.spring.autoconfigure.mode;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.inngest.spring.protocol.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which mode is chosen when, and what the log says of it.
 */
class InngestModeResolverTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					                                                 | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_DEV=1                                    | DEV      | INNGEST_DEV is set
					INNGEST_DEV=true                                 | DEV      | INNGEST_DEV is set
					INNGEST_DEV=TRUE                                 | DEV      | INNGEST_DEV is set
					INNGEST_DEV=http://dev.example:8288              | DEV      | INNGEST_DEV is set
					INNGEST_DEV=                                     | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_DEV=0                                    | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_DEV=false                                | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_SIGNING_KEY=signkey-test-12              | CLOUD    | there is a signing key
					INNGEST_SIGNING_KEY=                             | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_DEV=0 INNGEST_SIGNING_KEY=12             | CLOUD    | there is a signing key
					INNGEST_DEV=1 INNGEST_SIGNING_KEY=12             | DEV      | INNGEST_DEV is set; the signing key is not used
					INNGEST_MODE=cloud                               | CLOUD    | inngest.mode says so
					INNGEST_MODE=                                    | EMBEDDED | neither inngest.mode nor INNGEST_DEV nor a signing key is set
					INNGEST_MODE=dev INNGEST_SIGNING_KEY=12          | DEV      | inngest.mode says so; the signing key is not used
					INNGEST_MODE=embedded INNGEST_SIGNING_KEY=12     | EMBEDDED | inngest.mode says so; the signing key is not used
					INNGEST_MODE=embedded INNGEST_DEV=1              | EMBEDDED | inngest.mode says so; it overrules INNGEST_DEV
					INNGEST_MODE=cloud INNGEST_DEV=1                 | CLOUD    | inngest.mode says so; it overrules INNGEST_DEV
					""")
	void modeIsChosenByTheStandardVariables(String variables, Mode mode, String reason) {
		assertThat(resolve(variables(variables), Map.of())).isEqualTo(new InngestMode(mode, reason));
	}

	@ParameterizedTest
	@CsvSource({ "embedded, EMBEDDED", "dev, DEV", "cloud, CLOUD", "Cloud, CLOUD" })
	void modeIsChosenByTheProperty(String value, Mode mode) {
		InngestMode chosen = resolve(Map.of("INNGEST_DEV", "1"), Map.of("inngest.mode", value));
		assertThat(chosen.mode()).isEqualTo(mode);
		assertThat(chosen.reason()).startsWith("inngest.mode says so");
	}

	@Test
	void signingKeyMayBeAProperty() {
		assertThat(resolve(Map.of(), Map.of("inngest.signingKey", "signkey-test-12")).mode()).isEqualTo(Mode.CLOUD);
	}

	@Test
	void otherModesAreRefused() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> resolve(Map.of(), Map.of("inngest.mode", "production")))
			.withMessageContaining("inngest.mode");
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes", "localhost:8288", "//localhost:8288", "http://local host" })
	void whatIsNeitherASwitchNorAUrlIsRefused(String value) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> resolve(Map.of("INNGEST_DEV", value), Map.of()))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("INNGEST_DEV"))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("http://localhost:8288"));
	}

	private static InngestMode resolve(Map<String, Object> variables, Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources().addLast(new MapPropertySource("application.yml", properties));
		return new InngestModeResolver(environment).resolve();
	}

	private static Map<String, Object> variables(String text) {
		Map<String, Object> variables = new LinkedHashMap<>();
		if (text != null) {
			Arrays.stream(text.split(" "))
				.map((pair) -> pair.split("=", 2))
				.forEach((pair) -> variables.put(pair[0], pair[1]));
		}
		return variables;
	}

}

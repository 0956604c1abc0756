package io.inngest.spring.protocol;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerDuration}.
 */
class ServerDurationTests {

	@ParameterizedTest
	@CsvSource({ "PT1S, 1s", "PT1.5S, 1.5s", "PT0.7S, 700ms", "PT1H30M, 1h30m", "PT168H, 168h", "PT2H0.001S, 2h0.001s",
			"PT59M59.999999999S, 59m59.999999999s", "PT0.000000001S, 0.000001ms", "PT10S, 10s", "PT1M, 1m", "PT0S, 0s",
			"PT-5S, 0s", "PT8760H, 8760h", "PT0.1S, 100ms" })
	void writesDurationsToTheNanosecond(Duration duration, String text) {
		assertThat(ServerDuration.format(duration)).isEqualTo(text);
	}

}

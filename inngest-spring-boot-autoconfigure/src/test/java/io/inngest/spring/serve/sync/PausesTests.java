package io.inngest.spring.serve.sync;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pauses}.
 */
class PausesTests {

	private static final RandomGenerator SHORTEST = () -> 0;

	@Test
	void pausesDoubleUpToTheLongest() {
		Pauses pauses = pauses(SHORTEST);
		assertThat(IntStream.rangeClosed(1, 8).mapToObj(pauses::afterFailure).map(Duration::toSeconds))
			.containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
		assertThat(pauses.afterFailure(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void refusalHasTheLongestPause() {
		assertThat(pauses(SHORTEST).afterRefusal()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void pausesAreLengthenedByUpToAQuarter() {
		Pauses pauses = pauses(new Random(42));
		assertThat(IntStream.range(0, 1000).mapToObj((index) -> pauses.afterRefusal()))
			.allSatisfy((pause) -> assertThat(pause).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75)))
			.anySatisfy((pause) -> assertThat(pause).isLessThan(Duration.ofSeconds(65)))
			.anySatisfy((pause) -> assertThat(pause).isGreaterThan(Duration.ofSeconds(70)));
	}

	private Pauses pauses(RandomGenerator random) {
		return new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1), null, random);
	}

}

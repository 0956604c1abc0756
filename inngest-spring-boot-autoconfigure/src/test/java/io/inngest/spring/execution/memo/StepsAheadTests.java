package io.inngest.spring.execution.memo;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepsAheadTests {

	@Test
	void expectsTheStepsInTheOrderOfTheirCompletion() {
		StepsAhead ahead = ahead("a", "b");
		assertThat(ahead.next()).isEqualTo("a");
		assertThat(ahead.remove("a")).isTrue();
		assertThat(ahead.next()).isEqualTo("b");
		assertThat(ahead.remove("b")).isTrue();
		assertThat(ahead.next()).isNull();
	}

	@Test
	void passesOverWhatWasMetEarly() {
		StepsAhead ahead = ahead("a", "b", "c", "d");
		assertThat(ahead.remove("c")).isTrue();
		assertThat(ahead.remove("b")).isTrue();
		assertThat(ahead.next()).isEqualTo("a");
		ahead.remove("a");
		assertThat(ahead.next()).isEqualTo("d");
	}

	@Test
	void comesToItsEndWhenTheLastWasMetEarly() {
		StepsAhead ahead = ahead("a", "b");
		ahead.remove("b");
		ahead.remove("a");
		assertThat(ahead.next()).isNull();
	}

	@Test
	void doesNotHoldWhatIsNew() {
		StepsAhead ahead = ahead("a");
		assertThat(ahead.remove("x")).isFalse();
		assertThat(ahead.next()).isEqualTo("a");
	}

	private StepsAhead ahead(String... hashes) {
		Map<String, Memo.Entry> entries = new LinkedHashMap<>();
		for (String hash : hashes) {
			entries.put(hash, new Memo.Done(hash));
		}
		return new StepsAhead(Memo.of(entries));
	}

}

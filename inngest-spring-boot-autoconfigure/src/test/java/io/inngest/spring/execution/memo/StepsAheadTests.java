package io.inngest.spring.execution.memo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepsAheadTests {

	@Test
	void expectsTheStepsInTheOrderOfTheirCompletion() {
		StepsAhead ahead = ahead("a", "b");
		assertThat(ahead.next()).isEqualTo("a");
		assertThat(ahead.meet("a")).isTrue();
		assertThat(ahead.next()).isEqualTo("b");
		assertThat(ahead.meet("b")).isTrue();
		assertThat(ahead.next()).isNull();
	}

	@Test
	void passesOverWhatWasMetEarly() {
		StepsAhead ahead = ahead("a", "b", "c", "d");
		assertThat(ahead.meet("c")).isFalse();
		assertThat(ahead.meet("b")).isFalse();
		assertThat(ahead.next()).isEqualTo("a");
		ahead.meet("a");
		assertThat(ahead.next()).isEqualTo("d");
	}

	@Test
	void comesToItsEndWhenTheLastWasMetEarly() {
		StepsAhead ahead = ahead("a", "b");
		ahead.meet("b");
		ahead.meet("a");
		assertThat(ahead.next()).isNull();
	}

	@Test
	void meetsTheNextAfterThoseThatWereMetEarly() {
		StepsAhead ahead = ahead("a", "b", "c");
		ahead.meet("b");
		ahead.meet("a");
		assertThat(ahead.meet("c")).isTrue();
		assertThat(ahead.next()).isNull();
	}

	@Test
	void passesOverWhatTheMemoDoesNotKnow() {
		Memo memo = new Memo() {

			@Override
			public @Nullable Entry get(String hash) {
				return hash.equals("gone") ? null : new Done(hash);
			}

			@Override
			public Collection<String> order() {
				return List.of("gone", "a", "gone");
			}

		};
		StepsAhead ahead = new StepsAhead(memo);
		assertThat(ahead.next()).isEqualTo("a");
		assertThat(ahead.meet("a")).isTrue();
		assertThat(ahead.next()).isNull();
	}

	@Test
	void doesNotHoldWhatIsNew() {
		StepsAhead ahead = ahead("a");
		assertThat(ahead.meet("x")).isFalse();
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

package io.inngest.spring.engine.store.dialect;

import org.junit.jupiter.api.Test;

import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

class H2DurabilityTests {

	private final JdbcOperations jdbc = mock();

	private final H2Durability durability = new H2Durability(this.jdbc);

	@Test
	void setsTheDelayOfFilesWithoutAskingForItsValue() {
		assertThat(this.durability.ensure("jdbc:h2:file:./data/shop")).isTrue();
		then(this.jdbc).should().execute("SET WRITE_DELAY 0");
		then(this.jdbc).should().execute("SET MAX_LENGTH_INPLACE_LOB 4096");
		then(this.jdbc).shouldHaveNoMoreInteractions();
	}

	@Test
	void memoryIsNotDurable() {
		assertThat(this.durability.ensure("jdbc:h2:mem:shop")).isFalse();
		then(this.jdbc).shouldHaveNoInteractions();
	}

	@Test
	void filesAreNotDurableWhenTheDelayMayNotBeSet() {
		willThrow(new PermissionDeniedDataAccessException("Admin rights are required", null)).given(this.jdbc)
			.execute("SET WRITE_DELAY 0");
		assertThat(this.durability.ensure("jdbc:h2:file:./data/shop")).isFalse();
	}

}

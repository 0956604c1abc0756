package io.inngest.spring.protocol;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sdk}.
 */
class SdkTests {

	private static final String SEMANTIC_VERSION = "\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?";

	@Test
	void namesTheLibraryAndItsVersion() {
		assertThat(Sdk.HEADER).matches("inngest-spring:v" + SEMANTIC_VERSION).endsWith(Sdk.VERSION);
	}

}

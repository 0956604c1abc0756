package io.inngest.spring.protocol;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformTests {

	@ParameterizedTest
	@CsvSource({ "VERCEL,1,vercel", "NETLIFY,true,netlify", "CF_PAGES,1,cloudflare-pages", "RENDER,true,render",
			"RAILWAY_ENVIRONMENT,production,railway" })
	void knowsPlatformsByTheirVariables(String variable, String value, String id) {
		assertThat(Platform.detect(Map.of(variable, value)::get)).map(Platform::id).contains(id);
	}

	@ParameterizedTest
	@CsvSource({ "VERCEL,0", "NETLIFY,false", "CF_PAGES,true", "RENDER,1", "RAILWAY_ENVIRONMENT,''", "HOME,/root" })
	void findsNoneInOtherVariables(String variable, String value) {
		assertThat(Platform.detect(Map.of(variable, value)::get)).isEmpty();
	}

	@Test
	void findsNoneWithoutVariables() {
		assertThat(Platform.detect((name) -> null)).isEmpty();
	}

}
